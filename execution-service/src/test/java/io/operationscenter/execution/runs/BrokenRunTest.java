package io.operationscenter.execution.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.backends.AgentRun;
import io.operationscenter.execution.runs.Bench.Service;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.execution.workspaces.PreparationFailed;
import io.operationscenter.execution.workspaces.UnfitTree;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.util.Optional;

/** Runs that do not come to a result of their own. */
class BrokenRunTest {

  @OnBothDatabases
  void refundsWhatCouldNotBePrepared(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.disk.preparation = Optional.of(new PreparationFailed("bootstrap", "pip ended with 1"));

      // When
      StoredTicket ticket = bench.run();

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.FAILED);
      assertThat(ticket.result().failureReason())
          .isEqualTo("Workspace preparation failed: pip ended with 1");
      assertThat(ticket.progress().executed()).isFalse();
      assertThat(bench.place("t1")).isEqualTo("refunded");
      assertThat(bench.usage("execution")).isZero();
      assertThat(bench.records.sealed.get(ticket.evidence()).phase()).isEqualTo("bootstrap");
    }
  }

  @OnBothDatabases
  void check2ARunWhoseAdapterBrokeFailsAsExecutedAndIsSettled(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.agent.work =
          _ -> {
            throw new IllegalStateException("no such luck");
          };

      // When
      StoredTicket ticket = bench.run();

      // Then
      assertThat(ticket.result().failureReason())
          .isEqualTo("Adapter raised unexpected exception: no such luck");
      assertThat(ticket.progress().executed()).isTrue();
      assertThat(ticket.progress().faulty()).isTrue();
      assertThat(bench.place("t1")).isEqualTo("settled");
    }
  }

  @OnBothDatabases
  void check2AMissingAdapterIsUnsupportedAndPreparesNoWorkspace(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.agent.registered = false;

      // When
      bench.service().serving().admit("t1", Commands.of("task"));
      StoredTicket ticket = bench.ended("t1");

      // Then
      assertThat(ticket.result().failureCategory())
          .isEqualTo(FailureReasonCategory.UNSUPPORTED_REQUEST);
      assertThat(ticket.progress().executed()).isFalse();
      assertThat(bench.disk.calls).containsOnly("discard");
    }
  }

  @OnBothDatabases
  void refundsARunWhoseBackendWasNeverInvoked(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.agent.work =
          order ->
              new AgentRun(
                  ScriptedAgent.result(
                      order,
                      ExecutionStatus.FAILED,
                      FailureReasonCategory.UNSUPPORTED_REQUEST,
                      "not for me"),
                  false,
                  null);

      // When
      StoredTicket ticket = bench.run();

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.BLOCKED);
      assertThat(ticket.progress().executed()).isFalse();
      assertThat(bench.place("t1")).isEqualTo("refunded");
    }
  }

  @OnBothDatabases
  void countsNeitherALimitedOrchestratorNorQuotaAsAFailure(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      Service service = bench.service().serving();

      // When
      bench.agent.work =
          order -> {
            var result =
                ScriptedAgent.result(
                    order, ExecutionStatus.FAILED, FailureReasonCategory.BACKEND_ERROR, "limited");
            return new AgentRun(result, true, ScriptedAgent.capture(true, false));
          };
      service.run("t1", Commands.of("a"));
      bench.ended("t1");
      bench.agent.work =
          order -> {
            var result =
                ScriptedAgent.result(
                    order, ExecutionStatus.FAILED, FailureReasonCategory.BACKEND_ERROR, "quota");
            return new AgentRun(result, true, ScriptedAgent.capture(false, true));
          };
      service.run("t2", Commands.of("b"));
      bench.ended("t2");

      // Then
      assertThat(bench.ticket("t1").state()).isEqualTo(TicketState.FAILED);
      assertThat(bench.ticket("t1").result().status()).isEqualTo(ExecutionStatus.SKIPPED);
      assertThat(bench.ticket("t1").result().failureReason())
          .isEqualTo("orchestrator_rate_limited: limited");
      assertThat(bench.records.metadata(bench.ticket("t1")))
          .containsEntry("rate_limited", "true")
          .containsEntry("quota_exhausted", "false");
      assertThat(bench.records.metadata(bench.ticket("t2")))
          .containsEntry("rate_limited", "false")
          .containsEntry("quota_exhausted", "true");
      assertThat(bench.place("t1")).isEqualTo("refunded");
      assertThat(bench.place("t2")).isEqualTo("settled");
      assertThat(bench.usage("execution")).isEqualTo(1);
      assertThat(bench.usage("kodo_quota_event")).isEqualTo(1);
      assertThat(bench.usage("execution_outcome")).isZero();
    }
  }

  @OnBothDatabases
  void sealsAgainUntilTheEvidenceIsWritten(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.failures = 2;

      // When
      StoredTicket ticket = bench.run();

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.SUCCEEDED);
      assertThat(bench.agent.goals).hasSize(1);
      assertThat(bench.usage("execution")).isEqualTo(1);
    }
  }

  @OnBothDatabases
  void aTreeThatCannotBeTakenIsTheAgentsViolationAndNoFaultOfOurs(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.disk.onRecord =
          () -> {
            throw new UnfitTree("d/".repeat(1_500), "lies deeper than 500 folders");
          };

      // When
      StoredTicket ticket = bench.run();

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.FAILED);
      assertThat(ticket.result().failureCategory())
          .isEqualTo(FailureReasonCategory.SCOPE_VIOLATION);
      assertThat(ticket.result().failureReason())
          .endsWith("d/ lies deeper than 500 folders")
          .hasSizeLessThan(250);
      assertThat(ticket.progress().faulty()).isFalse();
      assertThat(bench.usage("scope_violation")).isEqualTo(1);
      assertThat(bench.records.names(ticket.evidence())).contains("kodo_stdout.log");
    }
  }

  @OnBothDatabases
  void endsAFaultOfOursAsAFailureThatTheRepositoryBreakerSees(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.disk.onRecord =
          () -> {
            throw new IllegalStateException("no space left");
          };

      // When
      StoredTicket ticket = bench.run();

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.FAILED);
      assertThat(ticket.result().failureReason()).contains("no space left");
      assertThat(ticket.progress().faulty()).isTrue();
      assertThat(bench.place("t1")).isEqualTo("settled");
    }
  }
}
