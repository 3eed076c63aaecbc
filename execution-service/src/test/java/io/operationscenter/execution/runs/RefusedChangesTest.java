package io.operationscenter.execution.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.backends.AgentRun;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.execution.workspaces.ScopeFinding;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.util.List;

/** Changes that may not be committed. */
class RefusedChangesTest {

  @OnBothDatabases
  void tellsTheAgentToRevertWhatIsOutOfScopeAndThenFails(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.agent.work = order -> bench.agent.writes(order, "secret/b", "new");
      bench.disk.scope = _ -> new ScopeFinding.Violation(List.of("secret/b"), "outside: secret/b");

      // When
      StoredTicket ticket = bench.run();

      // Then
      assertThat(ticket.result().failureCategory())
          .isEqualTo(FailureReasonCategory.SCOPE_VIOLATION);
      assertThat(bench.agent.goals.get(1))
          .contains("## Scope Constraint Violation", "- secret/b", "- src/");
      assertThat(bench.disk.commits).isEmpty();
      assertThat(bench.disk.remote).isEmpty();
      assertThat(bench.records.names(ticket.evidence()))
          .contains("policy_violation.json", "kodo_policy_retry_stdout.log");
      assertThat(bench.usage("scope_violation")).isEqualTo(1);
      assertThat(bench.records.metadata(ticket))
          .containsEntry("policy_violations", "[\"secret/b\"]");
    }
  }

  @OnBothDatabases
  void aViolationStaysOneWhenTheAgentFailsOnTheScopeRerun(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.agent.work =
          order -> {
            AgentRun wrote = bench.agent.writes(order, "secret/b", "new");
            return bench.agent.goals.size() == 1
                ? wrote
                : ScriptedAgent.answer(
                    order,
                    ExecutionStatus.FAILED,
                    FailureReasonCategory.BACKEND_ERROR,
                    "File exists");
          };
      bench.disk.scope = _ -> new ScopeFinding.Violation(List.of("secret/b"), "outside: secret/b");

      // When
      StoredTicket ticket = bench.run();

      // Then
      assertThat(ticket.result().failureCategory())
          .isEqualTo(FailureReasonCategory.SCOPE_VIOLATION);
      assertThat(ticket.result().failureReason()).isEqualTo("outside: secret/b");
      assertThat(bench.records.names(ticket.evidence())).contains("policy_violation.json");
      assertThat(bench.usage("scope_violation")).isEqualTo(1);
    }
  }

  @OnBothDatabases
  void anAgentThatFailsAfterItRevertedHasOnlyFailed(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.agent.work =
          order ->
              bench.agent.goals.size() == 1
                  ? bench.agent.writes(order, "secret/b", "new")
                  : ScriptedAgent.answer(
                      order, ExecutionStatus.FAILED, FailureReasonCategory.BACKEND_ERROR, "broke");
      bench.disk.scope =
          _ ->
              bench.agent.goals.size() == 1
                  ? new ScopeFinding.Violation(List.of("secret/b"), "outside: secret/b")
                  : new ScopeFinding.Clean();

      // When
      StoredTicket ticket = bench.run();

      // Then
      assertThat(ticket.result().failureCategory()).isEqualTo(FailureReasonCategory.BACKEND_ERROR);
      assertThat(ticket.result().failureReason()).isEqualTo("broke");
    }
  }

  @OnBothDatabases
  void treatsPathsThatPolicyBlocksAsOutOfScope(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.blockedPaths = List.of("src/a");

      // When
      StoredTicket ticket = bench.run();

      // Then
      assertThat(ticket.result().failureCategory())
          .isEqualTo(FailureReasonCategory.SCOPE_VIOLATION);
      assertThat(bench.agent.goals).hasSize(2);
      assertThat(bench.disk.commits).isEmpty();
    }
  }

  @OnBothDatabases
  void pushesNothingThatAPersonMustReviewFirst(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.reviewedPaths = List.of("src/a");

      // When
      StoredTicket ticket = bench.run();

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.BLOCKED);
      assertThat(ticket.result().failureCategory()).isEqualTo(FailureReasonCategory.POLICY_BLOCKED);
      assertThat(ticket.result().failureReason()).contains("review", "src/a");
      assertThat(bench.agent.goals).hasSize(1);
      assertThat(bench.disk.commits).isEmpty();
      assertThat(bench.disk.remote).isEmpty();
      assertThat(bench.records.metadata(ticket)).containsEntry("policy_violations", "[\"src/a\"]");
      assertThat(bench.place("t1")).isEqualTo("settled");
    }
  }

  @OnBothDatabases
  void neverCommitsAConflictThatTheAgentLeft(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.disk.conflicted = List.of("src/a");
      bench.agent.work =
          order -> bench.agent.writes(order, "src/a", "<<<<<<< ours\n+one\n+=======\n+two");

      // When
      StoredTicket ticket = bench.run();

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.FAILED);
      assertThat(ticket.result().failureCategory()).isEqualTo(FailureReasonCategory.CONFLICT);
      assertThat(ticket.result().failureReason()).contains("src/a");
      assertThat(bench.disk.commits).isEmpty();
      assertThat(bench.agent.goals.getFirst())
          .contains("## Merge Conflict Resolution Required", "- src/a");
    }
  }

  @OnBothDatabases
  void neverCommitsASecret(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      String token = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2";
      bench.agent.work = order -> bench.agent.writes(order, "src/a", "key = " + token);

      // When
      StoredTicket ticket = bench.run();

      // Then
      assertThat(ticket.result().failureCategory())
          .isEqualTo(FailureReasonCategory.SCOPE_VIOLATION);
      assertThat(ticket.result().failureReason()).startsWith("content.secret").contains("src/a");
      assertThat(bench.disk.commits).isEmpty();
      assertThat(bench.agent.goals).hasSize(1);
      assertThat(bench.records.sealed.get(ticket.evidence()).files())
          .noneMatch(file -> file.text().contains(token));
    }
  }

  @OnBothDatabases
  void commitsNothingThatIsTooWide(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.disk.scope = _ -> new ScopeFinding.TooWide(List.of("a", "b"), 3000, "2 files of 1");

      // When
      StoredTicket ticket = bench.run();

      // Then
      assertThat(ticket.result().failureCategory()).isEqualTo(FailureReasonCategory.SCOPE_TOO_WIDE);
      assertThat(ticket.result().success()).isFalse();
      assertThat(bench.disk.commits).isEmpty();
      assertThat(bench.records.names(ticket.evidence())).contains("scope-too-wide.json");
    }
  }
}
