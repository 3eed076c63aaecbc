package io.operationscenter.execution.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.approvals.ApprovalCommand;
import io.operationscenter.contracts.approvals.ApprovalSource;
import io.operationscenter.contracts.approvals.ApprovalState;
import io.operationscenter.contracts.approvals.ApprovalVerdict;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.runs.Bench.Service;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.execution.tickets.TicketStep;
import io.operationscenter.execution.tickets.TicketStep.Recovery;
import io.operationscenter.kit.store.StoreKind;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The process is taken away at every step between a person's word and the end of its run. */
class ApprovalCrashTest {

  static Stream<Arguments> stepsOnBothDatabases() {
    return Arrays.stream(TicketStep.values())
        .flatMap(
            step ->
                Arrays.stream(StoreKind.values())
                    .map(kind -> Arguments.of(step, new StoreFixture(kind))));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("stepsOnBothDatabases")
  void oneApprovalIsOneRunWhereverTheProcessEnds(
      TicketStep step, StoreFixture fixture, @TempDir Path folder) throws IOException {
    try (Bench bench = new Bench(fixture)) {
      // Given: an agent that needs its retry, so that every step is reached
      bench.records.policy = ApprovalTest.REVIEW;
      bench.agent.work =
          order ->
              bench.agent.writes(
                  order,
                  "src/a",
                  order.request().goalText().contains("Validation Feedback") ? "right" : "wrong");
      bench.disk.validator =
          files -> List.of(ScriptedWorkspaces.run("right".equals(files.get("src/a")) ? 0 : 1));
      Service asking = bench.service();
      asking.blocked("t0", Commands.of("task"));
      asking.approve("a1", "task");
      asking.crash();
      Service first = bench.heldAt(step, folder).serving();
      first.run("t1", Commands.of("task"));
      await(step + " is reached")
          .atMost(Bench.PATIENCE)
          .until(() -> Files.exists(folder.resolve(step.faultPoint() + ".reached")));
      Approval atTheStep = bench.service().approvals.find("a1").orElseThrow();
      first.crash();

      // When
      Service next = bench.service().serving();
      StoredTicket ticket = bench.ended("t1");
      bench.awaitNoLease();
      Files.createFile(folder.resolve(step.faultPoint() + ".go"));
      StoredTicket again = next.blocked("t2", Commands.of("task"));

      // Then
      boolean begun = step.compareTo(TicketStep.ADAPTER_STARTED) >= 0;
      assertThat(atTheStep.state()).isEqualTo(begun ? ApprovalState.USED : ApprovalState.HELD);
      assertThat(atTheStep.ticketId()).isEqualTo("t1");
      assertThat(ticket.state())
          .isEqualTo(
              step.recovery() == Recovery.INTERRUPT ? TicketState.FAILED : TicketState.SUCCEEDED);
      Approval used = next.approvals.find("a1").orElseThrow();
      assertThat(used.state()).isEqualTo(ApprovalState.USED);
      assertThat(used.ticketId()).isEqualTo("t1");
      assertThat(bench.records.names(ticket.evidence())).contains("approval.json");
      assertThat(again.result().failureReason()).contains("requires review");
      assertThat(bench.usage("execution")).isEqualTo(1);
    }
  }

  @OnBothDatabases
  void aProcessThatEndsBetweenAdmissionAndStartLeavesItHeldUntilTheTicketExpires(
      StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.policy = ApprovalTest.REVIEW;
      Service first = bench.service();
      first.blocked("t0", Commands.of("task"));
      first.approve("a1", "task");
      first.admit("t1", Commands.of("task"));
      first.crash();

      // When
      Service next = bench.service().serving();
      ApprovalState before = next.approvals.find("a1").orElseThrow().state();
      bench.clock.pass(Duration.ofMinutes(10));
      bench.ended("t1");

      // Then
      assertThat(before).isEqualTo(ApprovalState.HELD);
      assertThat(next.approvals.find("a1").orElseThrow().state()).isEqualTo(ApprovalState.GRANTED);
      next.run("t2", Commands.of("task"));
      assertThat(bench.ended("t2").state()).isEqualTo(TicketState.SUCCEEDED);
    }
  }

  @OnBothDatabases
  void aVerdictIsThereOrNotButNeverHalf(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.policy = ApprovalTest.REVIEW;
      Service service = bench.service();
      service.blocked("t0", Commands.of("task"));
      String digest = service.approvals.waiting("task", 1).getFirst().proposalDigest();

      // When: the answer to the first try is lost, so the caller sends it again
      service.approve("a1", "task");
      service.crash();
      Service next = bench.service();
      Approval again =
          next.verdicts.give(
              "a1",
              new ApprovalCommand(
                  ApprovalVerdict.GRANT, "task", digest, ApprovalSource.CLI, "ada", "looked at it"),
              "operator");

      // Then
      assertThat(again.state()).isEqualTo(ApprovalState.GRANTED);
      assertThat(bench.rows("approval")).isEqualTo(1);
      assertThat(bench.events("a1")).containsExactly("approval.granted");
    }
  }
}
