package io.operationscenter.planner.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.LaneDecision;
import io.operationscenter.contracts.routing.RoutingPlan;
import io.operationscenter.kit.configured.ConfigurationInUse;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.NewCard;
import io.operationscenter.planner.routing.LaneRouting;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeDraftTest {

  private static final String GOAL = "Fix the failing import test of the reader.";

  @TempDir private Path folder;
  private PlanningBench bench;
  private JudgeDraft judge;

  @BeforeEach
  void configure() throws Exception {
    bench =
        new PlanningBench(
            folder,
            """
            api: {clone_url: "git@github.com:org/api.git", default_branch: main, local_path: /nowhere}
            """,
            new NoRouting());
    judge = new JudgeDraft(bench.configuration);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  /** Nothing is routed here. */
  private record NoRouting() implements LaneRouting {
    @Override
    public LaneDecision selectLane(TaskProposal proposal) {
      throw new IllegalStateException();
    }

    @Override
    public RoutingPlan planRoutes(TaskProposal proposal) {
      throw new IllegalStateException();
    }
  }

  private static NewCard card(String execution, String goal) {
    return new NewCard(
        "A card",
        "## Execution\n%s\n## Goal\n%s\n".formatted(execution, goal),
        BoardState.READY,
        List.of("task-kind: goal"),
        "none",
        "x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "repo: nope | repository 'nope' is not configured; known are api",
        "repo: api\\ntask_type: zzz | task_type must be one of ",
        "repo: api\\nrisk: zzz | risk must be one of low, medium, high, got 'zzz'",
        "repo: api\\npriority: zzz | priority must be one of ",
        "repo: api\\nmode: zzz | mode must be one of "
      })
  void namesValueAndRule(String execution, String objection) {
    assertThat(judge.objection(card(execution.replace("\\n", "\n"), GOAL)))
        .hasValueSatisfying(why -> assertThat(why).contains(objection));
  }

  @Test
  void aLineBreakInAValueSmugglesNoKeyIn() {
    assertThat(judge.objection(card("repo: \"api\"\ntask_type: \"feature\\nrepo: z\"", GOAL)))
        .hasValueSatisfying(why -> assertThat(why).startsWith("task_type must be one of "));
  }

  @Test
  void measuresTheGoal() {
    assertThat(judge.objection(card("repo: api", "x".repeat(100_000))))
        .contains("the goal has 100000 characters, at most 8000 are accepted");
    assertThat(judge.objection(card("repo: api", "Fix it"))).isPresent();
  }

  @Test
  void hasNothingAgainstACardThatCanRun() {
    assertThat(judge.objection(card("repo: api\ntask_type: bug_fix\nrisk: low", GOAL))).isEmpty();
  }

  @Test
  void filesThatTheGoalNamesMayStillCome() {
    assertThat(judge.objection(card("repo: api", "Fix the failing test in src/not_yet.py")))
        .isEmpty();
  }

  @Test
  void judgesNothingWithoutAConfiguration() {
    JudgeDraft without = new JudgeDraft(new ConfigurationInUse.Defaults("config.yaml"));

    assertThat(without.objection(card("repo: nope", GOAL))).isEqualTo(Optional.empty());
  }
}
