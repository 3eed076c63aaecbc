package io.operationscenter.execution.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.tickets.Refusal;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.admission.Machine;
import io.operationscenter.execution.admission.TicketConflict;
import io.operationscenter.execution.runs.Bench.Service;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** The order of the checks, and that a command may be repeated. */
class AdmissionTest {

  static Refusal refused(StoredTicket ticket) {
    assertThat(ticket.state()).isEqualTo(TicketState.REFUSED);
    return ticket.refusal();
  }

  private static Consumer<ObjectNode> signed(String signature) {
    return c -> Commands.card(c).put("noop_signature", signature);
  }

  @OnBothDatabases
  void admitsOnceHoweverOftenItIsAsked(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      Service service = bench.service();

      // When
      StoredTicket first = service.admit("t1", Commands.of("task"));
      StoredTicket again = service.admit("t1", Commands.of("task"));

      // Then
      assertThat(first.state()).isEqualTo(TicketState.ADMITTED);
      assertThat(first.times().expiresAt())
          .isEqualTo(bench.clock.instant().plus(Duration.ofMinutes(10)));
      assertThat(again.runId()).isEqualTo(first.runId());
      assertThat(bench.rows("ticket")).isEqualTo(1);
      assertThat(bench.rows("reservation")).isEqualTo(1);
      assertThat(bench.events("t1")).containsExactly("ticket.admitted");
    }
  }

  @OnBothDatabases
  void answersWithTheTicketAsItIsStored(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.clock.pass(Duration.ofNanos(1_234_567));
      Service service = bench.service();
      StoredTicket admitted = service.admit("t1", Commands.of("task"));
      StoredTicket refused = service.admit("t2", Commands.of("task"));
      bench.records.policy = ApprovalTest.REVIEW;
      StoredTicket blocked = service.admit("t3", Commands.of("other"));

      // When // Then
      assertThat(admitted).isEqualTo(bench.ticket("t1"));
      assertThat(refused).isEqualTo(bench.ticket("t2"));
      assertThat(blocked).isEqualTo(bench.ticket("t3"));
      assertThat(blocked.state()).isEqualTo(TicketState.SEALING);
    }
  }

  @OnBothDatabases
  void refusesAKnownIdWithAnotherBundle(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      Service service = bench.service();
      service.admit("t1", Commands.of("task"));

      assertThatThrownBy(() -> service.admit("t1", Commands.of("other")))
          .isInstanceOf(TicketConflict.class)
          .hasMessageContaining("ticket_conflict")
          .hasMessageContaining("t1");
    }
  }

  @OnBothDatabases
  void namesTheLiveTicketOfATask(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      Service service = bench.service();
      service.admit("t1", Commands.of("task"));

      Refusal refusal = refused(service.admit("t2", Commands.of("task")));

      assertThat(refusal.reason()).isEqualTo("already_live");
      assertThat(refusal.liveTicketId()).isEqualTo("t1");
      assertThat(bench.rows("reservation")).isEqualTo(1);
    }
  }

  @OnBothDatabases
  void reloadsOnceBeforeItRefusesAnotherConfiguration(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      Service service = bench.service();
      String other = "e".repeat(64);

      // When
      Refusal refusal =
          refused(service.admit("t1", Commands.of("a", c -> c.put("config_digest", other))));
      bench.settings.onReload(ScriptedSettings.inForce(other, _ -> {}));
      StoredTicket afterReload =
          service.admit("t2", Commands.of("b", c -> c.put("config_digest", other)));

      // Then
      assertThat(refusal.reason()).isEqualTo("config_skew");
      assertThat(refusal.message()).contains(Commands.DIGEST);
      assertThat(afterReload.state()).isEqualTo(TicketState.ADMITTED);
      assertThat(bench.settings.reloads).hasValue(2);
    }
  }

  @OnBothDatabases
  void asksTheChecksInTheirOrderAndTheFirstRefusalWins(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given: everything stands against it; one obstacle after the other is taken away
      Service service = bench.service();
      service.serving();
      service.run("before", Commands.of("task", signed("same")));
      bench.ended("before");
      bench.records.policy = "{\"status\": \"block\", \"notes\": \"not here\", \"violations\": []}";
      bench.agent.registered = false;
      bench.agent.notInstalled = Optional.of("there is no kodo");
      bench.measured = new Machine(1L, 10L);
      bench.settings.configure(
          c -> {
            c.put("min_kodo_available_mb", 400);
            ((ObjectNode) c.at("/repos/sample")).put("max_daily_executions", 0);
          });
      bench.settings.limit("{\"max_exec_per_hour\": 0, \"max_exec_per_day\": 0}");

      // Then
      assertThat(
              refused(
                      service.admit(
                          "s1",
                          Commands.of(
                              "task",
                              signed("same")
                                  .andThen(c -> Commands.proposal(c).put("goal_text", " ")))))
                  .reason())
          .isEqualTo("contract_violation");
      int askedPolicy = bench.records.asked.get();
      assertThat(refused(service.admit("s2", Commands.of("task", signed("same")))).reason())
          .isEqualTo("no_op");
      assertThat(bench.records.asked).hasValue(askedPolicy);
      assertThat(service.admit("s3", Commands.of("task", signed("changed"))).result())
          .extracting(r -> r.failureCategory(), r -> r.failureReason())
          .containsExactly(
              FailureReasonCategory.POLICY_BLOCKED, "execution blocked by policy: not here");
      bench.ended("s3");
      bench.records.policy = "{\"status\": \"allow\"}";
      assertThat(service.admit("s4", Commands.of("task", signed("changed"))).result())
          .extracting(r -> r.failureCategory(), r -> r.failureReason())
          .containsExactly(
              FailureReasonCategory.UNSUPPORTED_REQUEST,
              "No canonical adapter configured for backend 'kodo'.");
      bench.ended("s4");
      bench.agent.registered = true;
      assertThat(refused(service.admit("s5", Commands.of("task", signed("changed")))).reason())
          .isEqualTo("backend_not_installed");
      bench.agent.notInstalled = Optional.empty();
      assertThat(refused(service.admit("s6", Commands.of("task", signed("changed")))))
          .extracting(Refusal::reason, Refusal::window)
          .containsExactly("budget_exceeded", "hourly");
      bench.settings.limit("{\"max_exec_per_hour\": 10, \"max_exec_per_day\": 1}");
      assertThat(refused(service.admit("s7", Commands.of("task", signed("changed")))))
          .extracting(Refusal::reason, Refusal::window)
          .containsExactly("budget_exceeded", "daily");
      bench.settings.limit("{}");
      assertThat(refused(service.admit("s8", Commands.of("task", signed("changed")))).reason())
          .isEqualTo("repo_budget_exceeded");
      bench.settings.configure(c -> c.put("min_kodo_available_mb", 400));
      bench.settings.limit("{}");
      assertThat(
              refused(
                      service.admit(
                          "s9",
                          Commands.of(
                              "task",
                              signed("changed")
                                  .andThen(
                                      c ->
                                          Commands.card(c)
                                              .put("open_fix_validation_task", "fix")))))
                  .reason())
          .isEqualTo("repo_breaker");
      assertThat(refused(service.admit("s10", Commands.of("task", signed("changed")))).reason())
          .isEqualTo("kodo_gate_blocked");
      bench.measured = new Machine(4000L, 10L);
      assertThat(refused(service.admit("s11", Commands.of("task", signed("changed")))).reason())
          .isEqualTo("low_disk");
      bench.measured = new Machine(4000L, 4000L);
      assertThat(service.admit("s12", Commands.of("task", signed("changed"))).state())
          .isEqualTo(TicketState.ADMITTED);
    }
  }

  @OnBothDatabases
  void refusesARunWhoseSandboxIsRequiredAndCannotBeHad(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      Service service = bench.service();
      bench.settings.configure(
          c ->
              c.putObject("sandbox")
                  .put("level", "namespaces")
                  .put("mode", "required")
                  .put("egress", "none"));

      // When
      Refusal refusal = refused(service.admit("t1", Commands.of("task")));

      // Then
      assertThat(refusal.reason()).isEqualTo("sandbox_unavailable");
      assertThat(refusal.message())
          .contains("level namespaces with egress none", "level process with egress host");
      assertThat(refusal.notBefore()).isAfter(bench.clock.instant());
      assertThat(bench.rows("reservation")).isZero();
    }
  }

  @OnBothDatabases
  void aSandboxThatIsRequiredAfterTheAdmissionStillHolds(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      Service service = bench.service();
      service.run("t1", Commands.of("task"));
      bench.settings.configure(c -> c.putObject("sandbox").put("mode", "required"));

      // When
      service.serving();
      StoredTicket ticket = bench.ended("t1");

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.BLOCKED);
      assertThat(ticket.result().failureReason())
          .contains("level namespaces with egress proxy is wanted");
      assertThat(bench.agent.goals).isEmpty();
    }
  }

  @OnBothDatabases
  void everyRefusalSaysWhenToAskAgain(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      Service service = bench.service();
      bench.settings.limit("{\"max_exec_per_hour\": 0}");

      // When
      Refusal refusal = refused(service.admit("t1", Commands.of("task")));

      // Then
      assertThat(refusal.notBefore()).isAfter(bench.clock.instant());
      assertThat(bench.rows("reservation")).isZero();
      assertThat(bench.rows("task_branch")).isZero();
    }
  }

  @OnBothDatabases
  void keepsOneRowForEqualRefusalsOfATask(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      Service service = bench.service();
      bench.settings.limit("{\"max_exec_per_hour\": 0}");

      // When
      for (int i = 0; i < 5; i++) {
        service.admit("t" + i, Commands.of("task"));
      }
      service.admit("x", Commands.of("other"));

      // Then
      assertThat(bench.rows("ticket")).isEqualTo(2);
      assertThat(bench.rows("ticket_timeline")).isEqualTo(2);
      assertThat(bench.usage("skip_budget")).isEqualTo(2);
      assertThat(bench.ticket("t4").state()).isEqualTo(TicketState.REFUSED);
    }
  }

  @OnBothDatabases
  void sealsWhatPolicyBlocksOrWantsReviewed(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      Service service = bench.service();
      bench.records.policy = "{\"status\": \"require_review\", \"notes\": \"a person looks\"}";

      // When
      service.admit("t1", Commands.of("task"));
      service.queue.sealNow("t1");
      StoredTicket ticket = bench.ticket("t1");

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.BLOCKED);
      assertThat(ticket.result().failureReason())
          .isEqualTo("execution requires review before autonomous execution: a person looks");
      assertThat(bench.records.sealed).containsKey(ticket.evidence());
      assertThat(bench.records.sealed.get(ticket.evidence()).outcome().executed()).isFalse();
      assertThat(bench.disk.calls).doesNotContain("prepare");
      assertThat(bench.place("t1")).isEqualTo("none");
      assertThat(bench.liveLeases()).isZero();
    }
  }

  @OnBothDatabases
  void blocksWhenThePolicyGateFails(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.gateFault = Optional.of(new IllegalStateException("no rules"));

      // When
      StoredTicket ticket = bench.service().admit("t1", Commands.of("task"));

      // Then
      assertThat(ticket.result().failureCategory()).isEqualTo(FailureReasonCategory.POLICY_BLOCKED);
      assertThat(ticket.result().failureReason()).contains("policy gate failed");
    }
  }

  @OnBothDatabases
  void runsWithinTheScopeThatPolicySets(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      bench.records.policy = "{\"status\": \"allow\", \"effective_scope\": [\"src/only\"]}";

      StoredTicket ticket = bench.service().admit("t1", Commands.of("task"));

      assertThat(ticket.request().allowedPaths()).containsExactly("src/only");
    }
  }

  @OnBothDatabases
  void capsAttemptsUntilTheLastIsAnHourAgo(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      Service service = bench.service().serving();
      for (int i = 0; i < 3; i++) {
        service.run("t" + i, Commands.of("task"));
        bench.ended("t" + i);
        bench.clock.pass(Duration.ofMinutes(1));
      }

      // When
      Refusal refusal = refused(service.admit("t3", Commands.of("task")));
      bench.clock.pass(Duration.between(bench.clock.instant(), refusal.notBefore()));
      StoredTicket later = service.admit("t4", Commands.of("task"));

      // Then
      assertThat(refusal.reason()).isEqualTo("retry_cap_exceeded");
      assertThat(refusal.current()).isEqualTo(3);
      assertThat(bench.usage("retry_cap_block")).isEqualTo(1);
      assertThat(later.state()).isEqualTo(TicketState.ADMITTED);
      assertThat(bench.rows("task_attempts")).isZero();
    }
  }

  @OnBothDatabases
  void aPersonsMoveLiftsTheSuppression(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      Service service = bench.service().serving();
      service.run("t1", Commands.of("task", signed("same")));
      bench.ended("t1");

      // When
      StoredTicket moved =
          service.admit(
              "t2",
              Commands.of(
                  "task",
                  signed("same").andThen(c -> Commands.card(c).put("moved_by_person", true))));

      // Then
      assertThat(moved.state()).isEqualTo(TicketState.ADMITTED);
    }
  }

  @OnBothDatabases
  void opensTheBreakerAfterFailuresAndClosesItWhenTheyAreStale(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      Service service = bench.service().serving();
      bench.disk.validator = _ -> java.util.List.of(ScriptedWorkspaces.run(1));
      for (int i = 0; i < 3; i++) {
        service.run("t" + i, Commands.of("task" + i));
        bench.ended("t" + i);
      }

      // When
      Refusal refusal = refused(service.admit("t3", Commands.of("task3")));
      bench.clock.pass(Duration.between(bench.clock.instant(), refusal.notBefore()));
      StoredTicket later = service.admit("t4", Commands.of("task3"));

      // Then
      assertThat(refusal)
          .extracting(Refusal::reason, Refusal::window, Refusal::limit, Refusal::current)
          .containsExactly("circuit_breaker_open", "recent", 5.0, 3.0);
      assertThat(later.state()).isEqualTo(TicketState.ADMITTED);
    }
  }

  @OnBothDatabases
  void aFamilyThatKeepsLessThanItPromisesPaysTwice(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      Service service = bench.service().serving();

      // When
      service.run(
          "t1",
          Commands.of(
              "task",
              c ->
                  Commands.card(c)
                      .put("family", "lint_fix")
                      .put("confidence", "high")
                      .put("calibration_rate", 0.3)
                      .put("calibration_samples", 5)));
      bench.ended("t1");

      // Then
      assertThat(bench.usage("execution")).isEqualTo(2);
      assertThat(bench.usage("execution_outcome")).isEqualTo(1);
    }
  }

  @OnBothDatabases
  void keepsTheBranchOfTheFirstTicket(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      Service service = bench.service().serving();
      service.run("t1", Commands.of("task"));
      String first = bench.ended("t1").branch();

      // When
      service.run("t2", Commands.of("task", c -> Commands.card(c).put("title", "Renamed")));

      // Then
      assertThat(bench.ended("t2").branch()).isEqualTo(first);
      assertThat(bench.disk.remote).containsOnlyKeys(first);
    }
  }
}
