package io.operationscenter.execution.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.enums.ValidationStatus;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.contracts.tickets.TimelineEntry;
import io.operationscenter.execution.runs.Bench.Service;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.util.List;
import java.util.Optional;

/** What reaches the remote, and what stays away from it although the run went well. */
class PublishedRunTest {

  @OnBothDatabases
  void bringsTheCheckedTreeToTheRemote(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // When
      StoredTicket ticket = bench.run();

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.SUCCEEDED);
      assertThat(ticket.result().branchPushed()).isTrue();
      assertThat(ticket.result().validation().status()).isEqualTo(ValidationStatus.PASSED);
      assertThat(ticket.branch()).isEqualTo("auto/task-mend-the-greeting");
      assertThat(bench.disk.remote.get(ticket.branch()).hex())
          .isEqualTo(ticket.progress().commit());
      assertThat(bench.disk.trees.get(bench.disk.commits.get(ticket.progress().commit())))
          .containsEntry("src/a", "new")
          .doesNotContainKey("cache");
      assertThat(bench.place("t1")).isEqualTo("settled");
      assertThat(bench.usage("execution")).isEqualTo(1);
      assertThat(bench.usage("execution_outcome")).isEqualTo(1);
      assertThat(bench.events("t1"))
          .containsExactly(
              "ticket.admitted",
              "ticket.queued",
              "ticket.preparing",
              "ticket.running",
              "ticket.validating",
              "ticket.publishing",
              "ticket.sealing",
              "ticket.succeeded");
      assertThat(bench.records.names(ticket.evidence()))
          .contains("validation.json", "diff.patch", "kodo_stdout.log", "bootstrap.json");
      assertThat(bench.rows("ticket_file")).isZero();
      bench.awaitNoLease();
      assertThat(bench.disk.folders).isEmpty();
    }
  }

  @OnBothDatabases
  void pushesAStillFailingTreeAsDraftOnly(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.disk.validator = _ -> List.of(ScriptedWorkspaces.run(1));

      // When
      StoredTicket ticket = bench.run();

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.FAILED);
      assertThat(ticket.result().failureCategory())
          .isEqualTo(FailureReasonCategory.VALIDATION_FAILED);
      assertThat(ticket.result().branchPushed()).isTrue();
      assertThat(ticket.progress().notes()).contains("push_reason=draft_on_validation_failure");
      assertThat(bench.records.sealed.get(ticket.evidence()).timeline())
          .extracting(TimelineEntry::event)
          .contains("draft pushed: " + ticket.branch());
      assertThat(bench.records.metadata(ticket))
          .containsEntry("push_reason", "draft_on_validation_failure")
          .containsEntry("draft_branch_pushed", "true")
          .containsEntry("validation_results", "[{\"command\":\"check\",\"exit_code\":1}]");
    }
  }

  @OnBothDatabases
  void pushesNoDraftDuringAReviewOrWhereItIsOff(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.disk.validator = _ -> List.of(ScriptedWorkspaces.run(1));
      Service service = bench.service().serving();

      // When
      service.run("t1", Commands.of("a", c -> Commands.card(c).put("review_active", true)));
      bench.ended("t1");
      bench.settings.configure(c -> c.putObject("git").put("push_on_validation_failure", false));
      service.run("t2", Commands.of("b"));
      bench.ended("t2");

      // Then
      assertThat(bench.ticket("t1").result().branchPushed()).isFalse();
      assertThat(bench.ticket("t2").result().branchPushed()).isFalse();
      assertThat(bench.disk.remote).isEmpty();
    }
  }

  @OnBothDatabases
  void pushesAReviewedPathThatAPersonApprovedBeforehand(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.reviewedPaths = List.of("src/a");
      Service service = bench.service();
      service.run("t1", Commands.of("task"));
      bench.approved("t1", "src/");

      // When
      service.serving();
      StoredTicket ticket = bench.ended("t1");

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.SUCCEEDED);
      assertThat(ticket.result().branchPushed()).isTrue();
    }
  }

  @OnBothDatabases
  void succeedsWithoutACommitWhenNothingWasChanged(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.agent.work = order -> bench.agent.writes(order, "src/a", "old");

      // When
      StoredTicket ticket = bench.run();

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.SUCCEEDED);
      assertThat(ticket.result().changedFiles()).isEmpty();
      assertThat(ticket.result().branchPushed()).isFalse();
      assertThat(bench.disk.commits).isEmpty();
    }
  }

  @OnBothDatabases
  void onlyLooksInAnImproveCampaign(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      Service service = bench.service().serving();

      // When
      service.run(
          "t1",
          Commands.of("a", c -> Commands.proposal(c).put("execution_mode", "improve_campaign")));
      StoredTicket ticket = bench.ended("t1");

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.SUCCEEDED);
      assertThat(ticket.result().changedFiles()).isNotEmpty();
      assertThat(bench.disk.commits).isEmpty();
    }
  }

  @OnBothDatabases
  void commitsWithoutAPushWhenNoneIsWanted(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      Service service = bench.service().serving();

      // When
      service.run(
          "t1",
          Commands.of(
              "a",
              c -> Commands.proposal(c).putObject("branch_policy").put("push_on_success", false)));
      StoredTicket ticket = bench.ended("t1");

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.SUCCEEDED);
      assertThat(ticket.progress().commit()).isNotNull();
      assertThat(ticket.result().branchPushed()).isFalse();
      assertThat(bench.disk.remote).isEmpty();
      assertThat(bench.records.metadata(ticket))
          .containsEntry("push_withheld", "true")
          .containsEntry("push_reason", "push_on_success is false");
    }
  }

  @OnBothDatabases
  void aDryRunSaysOfADraftTooThatNothingWasPushed(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.settings.dryRun();
      bench.disk.validator = _ -> List.of(ScriptedWorkspaces.run(1));

      // When
      StoredTicket ticket = bench.run();

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.FAILED);
      assertThat(bench.disk.remote).isEmpty();
      assertThat(bench.records.metadata(ticket))
          .containsEntry("push_withheld", "true")
          .containsEntry("push_reason", "dry run, OPERATIONS_CENTER_PR_DRY_RUN is set")
          .containsEntry("draft_branch_pushed", "false");
    }
  }

  @OnBothDatabases
  void takesNoSecretOfACardToTheRemote(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      String token = "ghp_0123456789abcdefghijABCDEFGHIJ";
      Service service = bench.service().serving();

      // When
      service.run(
          "t1",
          Commands.of(
              "a",
              c -> {
                Commands.card(c).put("title", "Rotate " + token);
                Commands.proposal(c).put("goal_text", "Rotate " + token + " in src");
              }));
      StoredTicket ticket = bench.ended("t1");

      // Then
      assertThat(ticket.result().branchPushed()).isTrue();
      assertThat(bench.disk.remote).containsOnlyKeys("auto/a-rotate");
      assertThat(bench.disk.messages).containsExactly("Rotate *** in src");
    }
  }

  @OnBothDatabases
  void saysWhatSandboxWasPreferredAndWhatWasHad(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      String missed =
          "level namespaces with egress proxy is preferred, level process with egress host is had";

      // When
      StoredTicket ticket = bench.run();

      // Then
      assertThat(bench.records.sealed.get(ticket.evidence()).outcome().record().notes())
          .containsOnlyOnce("sandbox: " + missed);
      assertThat(bench.records.sealed.get(ticket.evidence()).timeline())
          .extracting(TimelineEntry::event, TimelineEntry::detail)
          .contains(tuple("sandbox weaker than preferred", missed));
    }
  }

  @OnBothDatabases
  void saysNothingOfASandboxThatIsHadAsPreferred(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.settings.configure(c -> c.putObject("sandbox").put("level", "process"));

      // When
      StoredTicket ticket = bench.run();

      // Then
      assertThat(bench.records.sealed.get(ticket.evidence()).outcome().record().notes())
          .doesNotContain("sandbox");
    }
  }

  @OnBothDatabases
  void check9ARejectedPushKeepsTheSuccessAndSaysWhy(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.disk.pushRejection = Optional.of("the remote is away");

      // When
      StoredTicket ticket = bench.run();

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.SUCCEEDED);
      assertThat(ticket.result().branchPushed()).isFalse();
      assertThat(bench.records.sealed.get(ticket.evidence()).outcome().record().notes())
          .contains("push failed: the remote is away");
      assertThat(bench.records.metadata(ticket)).containsEntry("push_reason", "the remote is away");
    }
  }

  @OnBothDatabases
  void refusesToPushOverSomebodyElsesCommit(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      var theirs = ScriptedWorkspaces.id("theirs");
      bench.disk.beforePush = () -> bench.disk.remote.put("auto/task-mend-the-greeting", theirs);

      // When
      StoredTicket ticket = bench.run();

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.FAILED);
      assertThat(ticket.result().failureCategory()).isEqualTo(FailureReasonCategory.CONFLICT);
      assertThat(ticket.result().failureReason()).contains("nothing", theirs.hex());
      assertThat(bench.disk.remote).containsValue(theirs);
    }
  }
}
