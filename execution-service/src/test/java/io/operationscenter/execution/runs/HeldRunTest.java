package io.operationscenter.execution.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.approvals.ApprovalCommand;
import io.operationscenter.contracts.approvals.ApprovalSource;
import io.operationscenter.contracts.approvals.ApprovalState;
import io.operationscenter.contracts.approvals.ApprovalVerdict;
import io.operationscenter.contracts.approvals.ApprovalWithdrawal;
import io.operationscenter.contracts.approvals.WaitingRun;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.policy.PolicyStatus;
import io.operationscenter.contracts.policy.PolicyViolation;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.policy.RetainedDecisions;
import io.operationscenter.execution.policy.RetainedDecisions.Outcome;
import io.operationscenter.execution.policy.RetainedDecisions.Retained;
import io.operationscenter.execution.runs.Bench.Service;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.execution.tickets.TicketStep;
import io.operationscenter.kit.problem.ProblemException;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** A run whose changes a person must look at before they are pushed (spec 03 §6.5). */
class HeldRunTest {

  private static final String UNRESTRICTED =
      """
      {"status": "require_review", "notes": "violations: path.unrestricted_writes_review",
       "violations": [
        {"rule_id": "path.unrestricted_writes_review", "category": "path", "blocking": false,
         "message": "No allowed_paths are declared; unrestricted writes need human review"}]}""";

  private static StoredTicket held(Bench bench, Service service, String ticketId) {
    service.run(ticketId, Commands.of("task"));
    StoredTicket ticket = bench.ended(ticketId);
    assertThat(ticket.state()).isEqualTo(TicketState.BLOCKED);
    assertThat(ticket.progress().executed()).isTrue();
    return ticket;
  }

  private static List<Retained> kept(Bench bench, Service service) {
    RetainedDecisions decisions = new RetainedDecisions(bench.clock);
    return service.store.read(tx -> decisions.page(tx, null, null, null, 100)).reversed().stream()
        .map(RetainedDecisions.Placed::retained)
        .toList();
  }

  private static JsonNode file(Bench bench, StoredTicket ticket, String name) throws IOException {
    return new ObjectMapper().readTree(bench.records.read(ticket.evidence(), name).orElseThrow());
  }

  @OnBothDatabases
  void waitsForAPersonWithTheFilesThatWereFoundAndPassesOnceTheyAreApproved(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.reviewedPaths = List.of("src/a");
      Service service = bench.service().serving();

      // When
      StoredTicket held = held(bench, service, "t1");
      WaitingRun waiting = service.approvals.waiting("task", 1).getFirst();
      Approval given = service.approve("a1", "task");
      service.run("t2", Commands.of("task"));
      StoredTicket passed = bench.ended("t2");

      // Then
      assertThat(held.result().failureReason()).contains("src/a");
      assertThat(waiting.ticketId()).isEqualTo("t1");
      assertThat(waiting.violations())
          .extracting(PolicyViolation::relatedPath)
          .containsExactly("src/a");
      assertThat(given.violations()).isEqualTo(held.policy().violations());
      assertThat(passed.state()).isEqualTo(TicketState.SUCCEEDED);
      assertThat(passed.result().branchPushed()).isTrue();
      assertThat(service.approvals.find("a1").orElseThrow().state()).isEqualTo(ApprovalState.USED);
      assertThat(service.approvals.ofTicket("t2")).isPresent();
      assertThat(service.approvals.waiting("task", 1)).isEmpty();
    }
  }

  @OnBothDatabases
  void anApprovalLetsThoseFilesThroughAndNoOthers(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given: a name that would match another if it were read as a pattern
      bench.records.reviewedPaths = List.of("src/*", "src/b");
      bench.agent.work = order -> bench.agent.writes(order, "src/*", "new");
      Service service = bench.service().serving();
      held(bench, service, "t1");
      service.approve("a1", "task");

      // When
      bench.agent.work = order -> bench.agent.writes(order, "src/b", "new");
      StoredTicket second = held(bench, service, "t2");

      // Then
      assertThat(second.result().failureReason()).contains("src/b");
      assertThat(service.approvals.waiting("task", 1).getFirst().violations())
          .extracting(PolicyViolation::relatedPath)
          .containsExactly("src/b");
      assertThat(bench.disk.remote).isEmpty();
    }
  }

  @OnBothDatabases
  void isNeitherAFailureForTheBreakerNorAnAttemptOfItsTask(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.reviewedPaths = List.of("src/a");

      // When
      held(bench, bench.service().serving(), "t1");

      // Then
      assertThat(bench.place("t1")).isEqualTo("settled");
      assertThat(bench.usage("execution")).isEqualTo(1);
      assertThat(bench.usage("execution_outcome")).isZero();
      assertThat(bench.rows("task_attempts")).isZero();
      assertThat(bench.rows("task_signature")).isZero();
    }
  }

  @OnBothDatabases
  void theTicketTheTableAndTheEvidenceTellWhatPolicySaidOfTheFiles(StoreFixture fixture)
      throws IOException {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.reviewedPaths = List.of("src/a");
      Service service = bench.service().serving();

      // When
      StoredTicket held = held(bench, service, "t1");

      // Then
      List<Retained> kept = kept(bench, service);
      assertThat(kept)
          .extracting(Retained::outcome)
          .containsExactly(Outcome.ADMITTED, Outcome.BLOCKED);
      assertThat(kept).extracting(Retained::changed).containsExactly(List.of(), List.of("src/a"));
      assertThat(kept.getLast().decision()).isEqualTo(held.policy());
      assertThat(held.policy().status()).isEqualTo(PolicyStatus.REQUIRE_REVIEW);
      assertThat(held.policy().notes()).isEqualTo("violations: path.review_required");
      JsonNode found = file(bench, held, "policy_violation.json").at("/violations/0");
      assertThat(found.path("path").asText()).isEqualTo("src/a");
      assertThat(found.path("rule").asText()).isEqualTo("path.review_required");
      assertThat(found.path("source").asText()).isEqualTo("built-in");
      assertThat(found.path("message").asText()).contains("src/a");
      assertThat(file(bench, held, "policy_admission.json").path("status").asText())
          .isEqualTo("allow");
      assertThat(bench.records.sealed.get(held.evidence()).outcome().policyDecision())
          .isEqualTo(held.policy());
    }
  }

  @OnBothDatabases
  void whatIsBlockedIsToldTooAndWaitsForNobody(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.blockedPaths = List.of("src/a");
      Service service = bench.service().serving();

      // When
      service.run("t1", Commands.of("task"));
      StoredTicket ticket = bench.ended("t1");

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.FAILED);
      assertThat(ticket.policy().isBlocked()).isTrue();
      assertThat(kept(bench, service).getLast().decision()).isEqualTo(ticket.policy());
      assertThat(service.approvals.waiting("task", 1)).isEmpty();
      assertThat(bench.usage("execution_outcome")).isEqualTo(1);
    }
  }

  @OnBothDatabases
  void anApprovalOfUnrestrictedWritesCoversWhatOnlyTheDefaultHolds(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.policy = UNRESTRICTED;
      bench.records.reviewedPaths = List.of("src/a");
      bench.records.reviewRule = "path.default_review_required";
      Service service = bench.service().serving();
      service.blocked("t1", Commands.of("task"));
      service.approve("a1", "task");

      // When
      service.run("t2", Commands.of("task"));
      StoredTicket passed = bench.ended("t2");

      // Then
      assertThat(passed.state()).isEqualTo(TicketState.SUCCEEDED);
      assertThat(passed.result().branchPushed()).isTrue();
      assertThat(kept(bench, service).getLast().approvalId()).isEqualTo("a1");
      assertThat(kept(bench, service).getLast().outcome()).isEqualTo(Outcome.ADMITTED);
    }
  }

  @OnBothDatabases
  void anApprovalOfUnrestrictedWritesDoesNotCoverAFileWithARuleOfItsOwn(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.policy = UNRESTRICTED;
      bench.records.reviewedPaths = List.of("src/a");
      Service service = bench.service().serving();
      service.blocked("t1", Commands.of("task"));
      service.approve("a1", "task");

      // When
      held(bench, service, "t2");

      // Then: both stand against the next run, so that one approval lifts both
      assertThat(service.approvals.waiting("task", 1).getFirst().violations())
          .extracting(PolicyViolation::ruleId)
          .containsExactly("path.unrestricted_writes_review", "path.review_required");
      service.approve("a2", "task");
      service.run("t3", Commands.of("task"));
      assertThat(bench.ended("t3").state()).isEqualTo(TicketState.SUCCEEDED);
    }
  }

  @OnBothDatabases
  void anApprovalOfADeclaredFolderCoversItsFilesButThoseOfAnotherRule(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given: a folder that a rule of its own holds
      bench.records.policy =
          """
          {"status": "require_review", "notes": "violations: path.review_required",
           "violations": [
            {"rule_id": "path.review_required", "category": "path", "blocking": false,
             "message": "Path 'src/' of path.review_required", "related_path": "src/"}]}""";
      bench.records.reviewedPaths = List.of("src/a", "src/b");
      Service service = bench.service().serving();
      service.blocked("t1", Commands.of("task"));
      service.approve("a1", "task");

      // When
      bench.agent.work = order -> bench.agent.writes(order, "src/b", "new");
      service.run("t2", Commands.of("task"));
      StoredTicket passed = bench.ended("t2");
      bench.records.policy = bench.records.policy.replace("of path.review_required", "of another");
      service.blocked("t3", Commands.of("task"));
      service.approve("a2", "task");
      StoredTicket held = held(bench, service, "t4");

      // Then
      assertThat(passed.state()).isEqualTo(TicketState.SUCCEEDED);
      assertThat(held.result().failureReason()).contains("src/b");
      assertThat(service.approvals.waiting("task", 1).getFirst().violations())
          .extracting(PolicyViolation::relatedPath)
          .containsExactly("src/", "src/b");
    }
  }

  @OnBothDatabases
  void aFailedValidationIsNotHiddenByTheFilesThatAPersonMustSee(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.settings.configure(c -> c.putObject("git").put("push_on_validation_failure", true));
      bench.disk.validator = _ -> List.of(ScriptedWorkspaces.run(1));
      bench.records.reviewedPaths = List.of("src/a");
      Service service = bench.service().serving();

      // When
      service.run("t1", Commands.of("task"));
      StoredTicket ticket = bench.ended("t1");

      // Then
      assertThat(ticket.result().failureCategory())
          .isEqualTo(FailureReasonCategory.VALIDATION_FAILED);
      assertThat(ticket.result().branchPushed()).isFalse();
      assertThat(bench.records.metadata(ticket).get("push_reason")).contains("review", "src/a");
      assertThat(service.approvals.waiting("task", 1)).isEmpty();
    }
  }

  @OnBothDatabases
  void nobodyCanApproveWhatWasWithdrawn(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.policy = ApprovalTest.REVIEW;
      Service service = bench.service();
      service.blocked("t1", Commands.of("task"));
      String digest = service.approvals.waiting("task", 1).getFirst().proposalDigest();
      ApprovalCommand late =
          new ApprovalCommand(
              ApprovalVerdict.GRANT, "task", digest, ApprovalSource.CLI, "ada", "fine by me");
      ApprovalWithdrawal why = new ApprovalWithdrawal("planner", "the card was moved to Cancelled");

      // When
      service.verdicts.withdrawWaiting("task", "another", why);
      Approval given = service.approve("a1", "task");
      List<Approval> withdrawn = service.verdicts.withdrawWaiting("task", digest, why);
      List<Approval> repeated = service.verdicts.withdrawWaiting("task", digest, why);

      // Then
      assertThat(given.state()).isEqualTo(ApprovalState.GRANTED);
      assertThat(withdrawn)
          .singleElement()
          .satisfies(
              one -> {
                assertThat(one.state()).isEqualTo(ApprovalState.WITHDRAWN);
                assertThat(one.withdrawal()).isEqualTo("planner: the card was moved to Cancelled");
              });
      assertThat(repeated).isEmpty();
      assertThat(bench.events("a1")).containsExactly("approval.granted", "approval.withdrawn");
      assertThat(service.approvals.waiting("task", 1)).isEmpty();
      assertThatThrownBy(() -> service.verdicts.give("a2", late, "operator"))
          .isInstanceOf(ProblemException.class)
          .hasMessage("nothing of task 'task' waits for a verdict");
      service.blocked("t2", Commands.of("task"));
    }
  }

  @OnBothDatabases
  void theEndOfTheRunAndItsWaitingAreOneTransaction(StoreFixture fixture, @TempDir Path folder)
      throws IOException {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.reviewedPaths = List.of("src/a");
      Service first = bench.heldAt(TicketStep.ENDED, folder).serving();
      first.run("t1", Commands.of("task"));
      await("the run ends")
          .atMost(Bench.PATIENCE)
          .until(() -> Files.exists(folder.resolve(TicketStep.ENDED.faultPoint() + ".reached")));
      first.crash();

      // When
      Service next = bench.service();
      boolean waits = !next.approvals.waiting("task", 1).isEmpty();
      StoredTicket atTheEnd = bench.ticket("t1");
      next.serving();
      StoredTicket ticket = bench.ended("t1");
      bench.awaitNoLease();
      Files.createFile(folder.resolve(TicketStep.ENDED.faultPoint() + ".go"));

      // Then
      assertThat(waits).isTrue();
      assertThat(atTheEnd.state()).isEqualTo(TicketState.SEALING);
      assertThat(atTheEnd.policy().requiresReview()).isTrue();
      assertThat(ticket.state()).isEqualTo(TicketState.BLOCKED);
      assertThat(next.approvals.waiting("task", 10)).hasSize(1);
      assertThat(kept(bench, next)).hasSize(2);
    }
  }
}
