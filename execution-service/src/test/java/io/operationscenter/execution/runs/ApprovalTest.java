package io.operationscenter.execution.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.approvals.ApprovalCommand;
import io.operationscenter.contracts.approvals.ApprovalSource;
import io.operationscenter.contracts.approvals.ApprovalState;
import io.operationscenter.contracts.approvals.ApprovalVerdict;
import io.operationscenter.contracts.approvals.ApprovalWithdrawal;
import io.operationscenter.contracts.approvals.WaitingRun;
import io.operationscenter.contracts.tickets.StartCommand;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.runs.Bench.Service;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.kit.problem.ProblemException;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** What a person's word does for a run, and what it does not (design §4). */
class ApprovalTest {

  static final String REVIEW =
      """
      {"status": "require_review", "notes": "violations: review.required", "violations": [
        {"rule_id": "review.required", "category": "review", "blocking": false,
         "message": "Human review required: risk='low', task_type='feature'"}]}""";

  private static final String HUMAN =
      """
      {"status": "block", "notes": "violations: review.blocked_without_human", "violations": [
        {"rule_id": "review.blocked_without_human", "category": "review", "blocking": true,
         "message": "Policy blocks execution for this repo without explicit human approval"}%s]}""";

  private static String reviewOf(String path) {
    return """
        {"status": "require_review", "notes": "violations: path.review_required", "violations": [
          {"rule_id": "path.review_required", "category": "path", "blocking": false,
           "message": "Path '%s' requires human review", "related_path": "%s"}]}"""
        .formatted(path, path);
  }

  private static ApprovalCommand verdict(ApprovalVerdict verdict, String digest) {
    return new ApprovalCommand(verdict, "task", digest, ApprovalSource.CLI, "ada", "looked at it");
  }

  private static Approval stored(Service service, String id) {
    return service.approvals.find(id).orElseThrow();
  }

  @OnBothDatabases
  void isGivenWithTheStartAndTheRestrictionsInSight(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.policy = REVIEW;
      Service service = bench.service();

      // When
      service.blocked(
          "t1",
          Commands.of(
              "task",
              command -> Commands.proposal(command).put("constraints_text", "touch nothing else")));

      // Then
      WaitingRun waiting = service.approvals.waiting("task", 1).getFirst();
      assertThat(waiting.baseBranch()).isEqualTo("main");
      assertThat(waiting.constraintsText()).isEqualTo("touch nothing else");
    }
  }

  @OnBothDatabases
  void letsARunThatWaitsBeginOnce(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.policy = REVIEW;
      Service service = bench.service().serving();
      service.blocked("t1", Commands.of("task"));
      WaitingRun waiting = service.approvals.waiting(null, 10).getFirst();

      // When
      Approval granted = service.approve("a1", "task");
      service.run("t2", Commands.of("task"));
      StoredTicket ran = bench.ended("t2");
      service.blocked("t3", Commands.of("task"));

      // Then
      assertThat(waiting.ticketId()).isEqualTo("t1");
      assertThat(waiting.goalText()).contains("Mend the greeting");
      assertThat(waiting.violations())
          .extracting(v -> v.ruleId())
          .containsExactly("review.required");
      assertThat(granted.state()).isEqualTo(ApprovalState.GRANTED);
      assertThat(granted.expiresAt()).isEqualTo(bench.clock.instant().plus(Duration.ofDays(7)));
      assertThat(ran.state()).isEqualTo(TicketState.SUCCEEDED);
      assertThat(bench.agent.goals).hasSize(1);
      Approval used = stored(service, "a1");
      assertThat(used.state()).isEqualTo(ApprovalState.USED);
      assertThat(used.ticketId()).isEqualTo("t2");
      assertThat(service.approvals.waiting("task", 10))
          .extracting(WaitingRun::ticketId)
          .containsExactly("t3");
      assertThat(bench.events("a1")).containsExactly("approval.granted");
    }
  }

  @OnBothDatabases
  void isPartOfTheEvidenceOfTheRunItLetBegin(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.policy = REVIEW;
      Service service = bench.service().serving();
      service.blocked("t1", Commands.of("task"));
      service.approve("a1", "task");

      // When
      service.run("t2", Commands.of("task"));
      StoredTicket ran = bench.ended("t2");

      // Then
      assertThat(bench.records.names(ran.evidence())).contains("approval.json");
      assertThat(
              new String(
                  bench.records.read(ran.evidence(), "approval.json").orElseThrow(),
                  StandardCharsets.UTF_8))
          .contains(
              "\"approval_id\": \"a1\"",
              "\"given_by\": \"ada\"",
              "\"principal\": \"operator\"",
              "\"state\": \"used\"");
      assertThat(bench.records.sealed.get(ran.evidence()).outcome().record().metadata())
          .containsKey("approval");
      assertThat(bench.records.names(bench.ticket("t1").evidence()))
          .doesNotContain("approval.json");
      assertThat(service.approvals.ofTicket("t2")).contains(stored(service, "a1"));
    }
  }

  @OnBothDatabases
  void keepsWhoseCredentialItCameWithWhereThatIsKnown(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.policy = REVIEW;
      Service service = bench.service();
      service.blocked("t1", Commands.of("task"));
      service.approve("a1", "task");
      String known = stored(service, "a1").principal();

      // When: it was given before that was kept
      service.store.write(tx -> tx.update("update approval set principal = null"));

      // Then
      assertThat(known).isEqualTo("operator");
      assertThat(stored(service, "a1").principal()).isNull();
      assertThat(stored(service, "a1").givenBy()).isEqualTo("ada");
    }
  }

  @OnBothDatabases
  void liftsBlockedWithoutHumanAndNoOtherBlock(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      Service service = bench.service();
      bench.records.policy = HUMAN.formatted("");
      service.blocked("t1", Commands.of("task"));
      service.approve("a1", "task");

      // When
      bench.records.policy =
          HUMAN.formatted(
              ", {\"rule_id\": \"path.blocked\", \"category\": \"path\", \"message\": \"no\","
                  + " \"blocking\": true, \"related_path\": \".ssh/\"}");
      service.blocked("t2", Commands.of("task"));
      boolean waitsForAPerson = !service.approvals.waiting("task", 1).isEmpty();
      bench.records.policy = HUMAN.formatted("");
      StoredTicket third = service.admit("t3", Commands.of("task"));

      // Then
      assertThat(waitsForAPerson).isFalse();
      assertThat(third.state()).isEqualTo(TicketState.ADMITTED);
      assertThat(stored(service, "a1").state()).isEqualTo(ApprovalState.HELD);
    }
  }

  @OnBothDatabases
  void doesNotCoverARuleThatThePersonDidNotSee(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      Service service = bench.service();
      bench.records.policy = reviewOf("src/.env");
      service.blocked("t1", Commands.of("task"));
      service.approve("a1", "task");

      // When
      bench.records.policy = reviewOf("src/Dockerfile");
      service.blocked("t2", Commands.of("task"));

      // Then
      assertThat(stored(service, "a1").state()).isEqualTo(ApprovalState.GRANTED);
      assertThat(bench.place("t2")).isEqualTo("none");
    }
  }

  @OnBothDatabases
  void isGivenBackByATicketThatExpires(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.policy = REVIEW;
      Service service = bench.service();
      service.blocked("t1", Commands.of("task"));
      service.approve("a1", "task");
      service.admit("t2", Commands.of("task"));
      ApprovalState whileAdmitted = stored(service, "a1").state();

      // When
      bench.clock.pass(Duration.ofMinutes(10));
      StoredTicket late = service.start("t2");
      Approval after = stored(service, "a1");
      service.admit("t3", Commands.of("task"));

      // Then
      assertThat(whileAdmitted).isEqualTo(ApprovalState.HELD);
      assertThat(late.state()).isEqualTo(TicketState.EXPIRED);
      assertThat(bench.place("t2")).isEqualTo("refunded");
      assertThat(after.state()).isEqualTo(ApprovalState.GRANTED);
      assertThat(after.ticketId()).isNull();
      assertThat(stored(service, "a1").ticketId()).isEqualTo("t3");
    }
  }

  @OnBothDatabases
  void isGivenBackByATicketThatIsCancelledBeforeItRan(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.policy = REVIEW;
      Service service = bench.service();
      service.blocked("t1", Commands.of("task"));
      service.approve("a1", "task");
      service.run("t2", Commands.of("task"));

      // When
      service.cancel("t2", "card_cancelled");

      // Then
      assertThat(stored(service, "a1").state()).isEqualTo(ApprovalState.GRANTED);
    }
  }

  @OnBothDatabases
  void isGivenBackWhenTheOrchestratorIsLimitedAndTheRunIsRefunded(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.policy = REVIEW;
      bench.agent.work =
          order ->
              new io.operationscenter.execution.backends.AgentRun(
                  ScriptedAgent.result(
                      order,
                      io.operationscenter.contracts.enums.ExecutionStatus.FAILED,
                      io.operationscenter.contracts.enums.FailureReasonCategory.BACKEND_ERROR,
                      "limited"),
                  true,
                  ScriptedAgent.capture(true, false));
      Service service = bench.service().serving();
      service.blocked("t1", Commands.of("task"));
      service.approve("a1", "task");

      // When
      service.run("t2", Commands.of("task"));
      bench.ended("t2");

      // Then
      assertThat(bench.place("t2")).isEqualTo("refunded");
      assertThat(stored(service, "a1").state()).isEqualTo(ApprovalState.GRANTED);
      assertThat(stored(service, "a1").usedAt()).isNull();
    }
  }

  @OnBothDatabases
  void isUsedUpByARunThatAShutdownInterrupts(StoreFixture fixture) throws Exception {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.policy = REVIEW;
      CountDownLatch entered = new CountDownLatch(1);
      bench.agent.work = order -> bench.agent.hangs(order, entered::countDown);
      Service service = bench.service().serving();
      service.blocked("t1", Commands.of("task"));
      service.approve("a1", "task");
      service.run("t2", Commands.of("task"));
      entered.await();

      // When
      service.queue.stop();

      // Then
      assertThat(bench.ticket("t2").progress().interrupted()).isTrue();
      assertThat(stored(service, "a1").state()).isEqualTo(ApprovalState.USED);
    }
  }

  @OnBothDatabases
  void lapsesAfterItsTime(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.settings.configure(c -> c.putObject("approvals").put("expires_days", 2));
      bench.records.policy = REVIEW;
      Service service = bench.service();
      service.blocked("t1", Commands.of("task"));
      Approval granted = service.approve("a1", "task");

      // When
      bench.clock.pass(Duration.ofDays(2));
      service.blocked("t2", Commands.of("task"));
      Approval second = service.approve("a2", "task");

      // Then
      assertThat(granted.expiresAt()).isEqualTo(bench.clock.instant());
      assertThat(stored(service, "a1").state()).isEqualTo(ApprovalState.EXPIRED);
      assertThat(second.approvalId()).isEqualTo("a2");
      assertThat(service.approvals.list("task", ApprovalState.EXPIRED, 10)).hasSize(1);
      assertThat(service.approvals.list("task", ApprovalState.GRANTED, 10))
          .extracting(Approval::approvalId)
          .containsExactly("a2");
    }
  }

  @OnBothDatabases
  void stillCountsAtTheStartWhenTheConfigurationChanged(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.policy = REVIEW;
      Service service = bench.service();
      service.blocked("t1", Commands.of("task"));
      service.approve("a1", "task");
      service.admit("t2", Commands.of("task"));
      String other = "e".repeat(64);
      bench.settings.set(ScriptedSettings.inForce(other, _ -> {}));

      // When
      StoredTicket started =
          service.admission.start().start("t2", new StartCommand(other)).orElseThrow();

      // Then
      assertThat(started.state()).isEqualTo(TicketState.QUEUED);
      assertThat(stored(service, "a1").ticketId()).isEqualTo("t2");
    }
  }

  @OnBothDatabases
  void isGivenBackWhenTheStartFindsARuleThatItDoesNotCover(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.policy = REVIEW;
      Service service = bench.service();
      service.blocked("t1", Commands.of("task"));
      service.approve("a1", "task");
      service.admit("t2", Commands.of("task"));
      bench.records.policy = reviewOf("src/.env");
      String other = "e".repeat(64);
      bench.settings.set(ScriptedSettings.inForce(other, _ -> {}));

      // When
      service.admission.start().start("t2", new StartCommand(other));
      service.queue.sealNow("t2");

      // Then
      assertThat(bench.ticket("t2").state()).isEqualTo(TicketState.BLOCKED);
      assertThat(bench.place("t2")).isEqualTo("refunded");
      assertThat(stored(service, "a1").state()).isEqualTo(ApprovalState.GRANTED);
    }
  }

  @OnBothDatabases
  void isOneHoweverManyPeopleSayYes(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.policy = REVIEW;
      Service service = bench.service();
      service.blocked("t1", Commands.of("task"));
      String digest = service.approvals.waiting("task", 1).getFirst().proposalDigest();
      bench.clock.pass(Duration.ofNanos(123_456_000));

      // When
      Approval first =
          service.verdicts.give("a1", verdict(ApprovalVerdict.GRANT, digest), "operator");
      Approval again =
          service.verdicts.give("a1", verdict(ApprovalVerdict.GRANT, digest), "operator");
      Approval second =
          service.verdicts.give("a2", verdict(ApprovalVerdict.GRANT, digest), "operator");

      // Then
      assertThat(again).isEqualTo(first);
      assertThat(second.approvalId()).isEqualTo("a1");
      assertThat(bench.rows("approval")).isEqualTo(1);
      assertThat(bench.events("a1")).containsExactly("approval.granted");
    }
  }

  @OnBothDatabases
  void isRefusedForWhatDoesNotWaitOrNoLongerDoes(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.policy = REVIEW;
      Service service = bench.service();
      String digest = "0".repeat(64);

      // When // Then
      assertThatThrownBy(
              () -> service.verdicts.give("a1", verdict(ApprovalVerdict.GRANT, digest), "operator"))
          .isInstanceOf(ProblemException.class)
          .hasMessage("nothing of task 'task' waits for a verdict");
      service.blocked("t1", Commands.of("task"));
      assertThatThrownBy(
              () -> service.verdicts.give("a1", verdict(ApprovalVerdict.GRANT, digest), "operator"))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("the verdict names " + digest);
      service.approve("a1", "task");
      assertThatThrownBy(
              () -> service.verdicts.give("a1", verdict(ApprovalVerdict.GRANT, digest), "operator"))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("an id names one verdict only");
      assertThat(bench.rows("approval")).isEqualTo(1);
    }
  }

  @OnBothDatabases
  void canBeWithdrawnUntilATicketHoldsIt(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.policy = REVIEW;
      Service service = bench.service();
      service.blocked("t1", Commands.of("task"));
      service.approve("a1", "task");
      ApprovalWithdrawal withdrawal = new ApprovalWithdrawal("ada", "on second thought");

      // When
      Approval withdrawn = service.verdicts.withdraw("a1", withdrawal);
      boolean waitsAgain = !service.approvals.waiting("task", 1).isEmpty();
      service.blocked("t2", Commands.of("task"));
      service.approve("a2", "task");
      service.admit("t3", Commands.of("task"));

      // Then
      assertThat(withdrawn.state()).isEqualTo(ApprovalState.WITHDRAWN);
      assertThat(withdrawn.withdrawal()).isEqualTo("ada: on second thought");
      assertThat(service.verdicts.withdraw("a1", withdrawal)).isEqualTo(withdrawn);
      assertThat(waitsAgain).isTrue();
      assertThatThrownBy(() -> service.verdicts.withdraw("a2", withdrawal))
          .isInstanceOf(ProblemException.class)
          .hasMessage("approval 'a2' is held by ticket 't3' and cannot be withdrawn");
      assertThatThrownBy(() -> service.verdicts.withdraw("a3", withdrawal))
          .isInstanceOf(ProblemException.class)
          .hasMessage("there is no approval 'a3'");
    }
  }

  @OnBothDatabases
  void aRejectedRunWaitsNoLongerUntilItIsAskedForAgain(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.policy = REVIEW;
      Service service = bench.service();
      service.blocked("t1", Commands.of("task"));
      String digest = service.approvals.waiting("task", 1).getFirst().proposalDigest();

      // When
      Approval rejected =
          service.verdicts.give("r1", verdict(ApprovalVerdict.REJECT, digest), "operator");
      boolean waits = !service.approvals.waiting("task", 1).isEmpty();
      service.blocked("t2", Commands.of("task"));
      service.approve("a1", "task");

      // Then
      assertThat(rejected.state()).isEqualTo(ApprovalState.REJECTED);
      assertThat(bench.events("r1")).containsExactly("approval.rejected");
      assertThat(waits).isFalse();
      assertThat(service.admit("t3", Commands.of("task")).state()).isEqualTo(TicketState.ADMITTED);
      assertThatThrownBy(
              () ->
                  service.verdicts.give("r2", verdict(ApprovalVerdict.REJECT, digest), "operator"))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("withdraw that approval first");
    }
  }

  @OnBothDatabases
  void anApprovalThatCannotBeReadRefusesTheAdmission(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.policy = REVIEW;
      Service service = bench.service();
      service.blocked("t1", Commands.of("task"));
      service.approve("a1", "task");
      service.store.write(tx -> tx.update("update approval set violations = 'damaged'"));

      // When // Then
      assertThatThrownBy(() -> service.admit("t2", Commands.of("task")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("violations of an approval are not JSON");
      assertThat(bench.rows("reservation")).isZero();
    }
  }
}
