package io.operationscenter.execution.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.tickets.Progress.Retry;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.util.List;

/** The agent works a second time on what validation found. */
class RepairedRunTest {

  @OnBothDatabases
  void letsTheAgentRepairWhatValidationFound(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.agent.work =
          order ->
              bench.agent.writes(order, "src/a", bench.agent.goals.size() == 1 ? "wrong" : "right");
      bench.disk.validator =
          files -> List.of(ScriptedWorkspaces.run("right".equals(files.get("src/a")) ? 0 : 1));

      // When
      StoredTicket ticket = bench.run();

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.SUCCEEDED);
      assertThat(ticket.progress().retries()).containsExactly(Retry.VALIDATION);
      assertThat(bench.agent.goals).hasSize(2);
      assertThat(bench.agent.goals.get(1))
          .contains("Mend the greeting", "## Validation Feedback", "it is still wrong");
      assertThat(bench.usage("execution")).isEqualTo(1);
      assertThat(bench.records.names(ticket.evidence())).contains("kodo_retry_stdout.log");
    }
  }

  @OnBothDatabases
  void whatPolicyWantsPassedIsRepairedAlsoWhereTheProposalLetsItFail(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.validationMustPass = true;
      bench.disk.validator = _ -> List.of(ScriptedWorkspaces.run(1));

      // When
      bench
          .service()
          .serving()
          .run(
              "t1",
              Commands.of(
                  "task",
                  command ->
                      Commands.proposal(command)
                          .putObject("constraints")
                          .put("require_clean_validation", false)
                          .putArray("allowed_paths")
                          .add("src/")));

      // Then
      StoredTicket ticket = bench.ended("t1");
      assertThat(ticket.progress().retries()).containsExactly(Retry.VALIDATION);
      assertThat(ticket.result().failureCategory())
          .isEqualTo(FailureReasonCategory.VALIDATION_FAILED);
      assertThat(ticket.requestOrThrow().requireCleanValidation()).isTrue();
    }
  }

  @OnBothDatabases
  void repairsABrokenBaselineFirst(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.disk.baseline = List.of(ScriptedWorkspaces.run(1));
      bench.disk.validator = _ -> List.of(ScriptedWorkspaces.run(1));

      // When
      bench.run();

      // Then
      assertThat(bench.agent.goals.get(1))
          .contains("Make the validation commands pass.", "## Original Goal (secondary)");
    }
  }
}
