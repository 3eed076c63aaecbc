package io.operationscenter.execution.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.common.ChangedFileRef;
import io.operationscenter.contracts.common.ValidationSummary;
import io.operationscenter.contracts.enums.ChangeType;
import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.enums.ValidationStatus;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.backends.AgentOrder;
import io.operationscenter.execution.backends.AgentRun;
import io.operationscenter.execution.evidence.RunEvidence;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A success is validated by us at the tree that is pushed, or says that nobody validated it. */
class SuccessTest {

  private static StoredTicket run(Bench bench) {
    bench.service().serving().run("t1", Commands.of("task"));
    return bench.ended("t1");
  }

  private static RunEvidence sealed(Bench bench, StoredTicket ticket) {
    return bench.records.sealed.get(ticket.evidence());
  }

  /** What an agent says of itself: all tests pass, one file changed. */
  private static AgentRun boasting(AgentOrder order) {
    ExecutionResult claimed = ScriptedAgent.result(order, ExecutionStatus.SUCCESS, null, null);
    return new AgentRun(
        new ExecutionResult(
            claimed.runId(),
            claimed.proposalId(),
            claimed.decisionId(),
            claimed.status(),
            true,
            List.of(new ChangedFileRef("src/claimed", ChangeType.MODIFIED, 9L, 9L)),
            "event_stream",
            1.0,
            "9 files changed",
            new ValidationSummary(ValidationStatus.PASSED, 7, 7, 0, null, 1L),
            true,
            "main",
            null,
            null,
            null,
            List.of(),
            claimed.completedAt()),
        true,
        ScriptedAgent.capture(false, false));
  }

  @OnBothDatabases
  void theTreeThatIsPushedIsTheOneThatWasValidatedLast(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      List<Map<String, String>> validated = new ArrayList<>();
      bench.agent.work =
          order ->
              bench.agent.writes(order, "src/a", bench.agent.goals.size() == 1 ? "wrong" : "right");
      bench.disk.validator =
          files -> {
            Map<String, String> seen = new TreeMap<>(files);
            seen.remove("cache");
            validated.add(seen);
            return List.of(ScriptedWorkspaces.run("right".equals(files.get("src/a")) ? 0 : 1));
          };

      // When
      StoredTicket ticket = run(bench);

      // Then
      String tree = bench.disk.commits.get(ticket.progress().commit());
      assertThat(validated).hasSize(2);
      assertThat(bench.disk.trees.get(tree)).isEqualTo(validated.getLast());
      assertThat(ticket.progress().tree()).isEqualTo(tree);
      assertThat(sealed(bench, ticket).tree()).isEqualTo(tree);
      assertThat(ticket.result().unvalidated()).isFalse();
      assertThat(sealed(bench, ticket).outcome().record().metadata().get("unvalidated").asBoolean())
          .isFalse();
    }
  }

  @OnBothDatabases
  void commandsThatRepairTheTreeDoNotValidateIt(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given: a formatter as the first command; what the second one passes is not what is recorded
      bench.disk.validator =
          files -> {
            files.put("src/a", "formatted");
            return List.of(ScriptedWorkspaces.run(0));
          };

      // When
      StoredTicket ticket = run(bench);

      // Then
      assertThat(bench.agent.goals).hasSize(2);
      assertThat(bench.agent.goals.getLast()).contains("validation changed 1 file(s)", "src/a");
      assertThat(ticket.state()).isEqualTo(TicketState.FAILED);
      assertThat(ticket.result().failureCategory())
          .isEqualTo(FailureReasonCategory.VALIDATION_FAILED);
      assertThat(ticket.result().validation().commandsRun()).isEqualTo(2);
      assertThat(ticket.result().validation().commandsFailed()).isEqualTo(1);
    }
  }

  @OnBothDatabases
  void filesThatValidationAddsChangeNothing(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.disk.validator =
          files -> {
            files.put("report.xml", "all well");
            return List.of(ScriptedWorkspaces.run(0));
          };

      // Then
      assertThat(run(bench).state()).isEqualTo(TicketState.SUCCEEDED);
    }
  }

  @OnBothDatabases
  void aRunWithoutCommandsIsUnvalidatedWhateverTheAgentSays(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.disk.validator = _ -> List.of();
      bench.agent.work =
          order -> {
            bench.agent.writes(order, "src/a", "new");
            return boasting(order);
          };

      // When
      StoredTicket ticket = run(bench);

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.SUCCEEDED);
      assertThat(ticket.result().validation()).isEqualTo(ValidationSummary.skipped());
      assertThat(ticket.result().unvalidated()).isTrue();
      assertThat(ticket.result().changedFiles())
          .extracting(ChangedFileRef::path)
          .containsExactly("src/a");
      assertThat(sealed(bench, ticket).outcome().record().metadata().get("unvalidated").asBoolean())
          .isTrue();
    }
  }

  @OnBothDatabases
  void ourCommandsCountAndNotTheAgentsWord(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.disk.validator = _ -> List.of(ScriptedWorkspaces.run(1));
      bench.agent.work =
          order -> {
            bench.agent.writes(order, "src/a", "new");
            return boasting(order);
          };

      // When
      StoredTicket ticket = run(bench);

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.FAILED);
      assertThat(ticket.result().validation().commandsRun()).isEqualTo(1);
    }
  }

  @OnBothDatabases
  void nothingChangedIsReadFromGitAndNotFromTheAgent(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.agent.work = SuccessTest::boasting;

      // When
      StoredTicket ticket = run(bench);

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.SUCCEEDED);
      assertThat(ticket.result().changedFiles()).isEmpty();
      assertThat(ticket.result().changedFilesSource()).isEqualTo("git_diff");
      assertThat(ticket.result().branchPushed()).isFalse();
      assertThat(bench.disk.commits).isEmpty();
    }
  }
}
