package io.operationscenter.execution.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.backends.AgentRun;
import io.operationscenter.execution.evidence.EvidenceNotStored;
import io.operationscenter.execution.runs.Bench.Service;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.execution.workspaces.WorkspaceFault;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Store and workspaces lie on one disk, and it is full for a while. */
class FullDiskTest {

  private static void endsByTheDisk(Bench bench, StoredTicket ticket) {
    assertThat(ticket.state()).isEqualTo(TicketState.FAILED);
    assertThat(ticket.result().failureCategory()).isEqualTo(FailureReasonCategory.BACKEND_ERROR);
    assertThat(ticket.result().failureReason())
        .startsWith("disk_space_critical: ")
        .contains("workspace /nowhere/runs/" + ticket.runId() + " was removed");
    assertThat(ticket.progress().executed()).isTrue();
    assertThat(ticket.progress().interrupted()).isFalse();
    assertThat(ticket.progress().faulty()).isFalse();
    assertThat(bench.place("t1")).isEqualTo("settled");
    assertThat(bench.usage("execution")).isEqualTo(1);
    assertThat(bench.details("execution_outcome"))
        .singleElement()
        .satisfies(outcome -> assertThat(outcome.path("succeeded").asBoolean(true)).isFalse());
    assertThat(bench.records.names(ticket.evidence())).contains("failure.json");
    assertThat(bench.disk.remote).isEmpty();
    assertThat(bench.disk.folders).isEmpty();
  }

  @OnBothDatabases
  void aRunWhoseAgentFillsTheDiskMakesRoomAndFails(StoreFixture fixture) {
    try (Bench bench = FullDisk.bench(fixture)) {
      // Given
      FullDisk disk = FullDisk.of(bench);
      bench.agent.work =
          order -> {
            disk.fill();
            return bench.agent.writes(order, "src/a", "new");
          };
      bench.disk.onDiscard = disk::free;

      // When
      StoredTicket ticket = bench.run();

      // Then
      endsByTheDisk(bench, ticket);
      assertThat(ticket.result().failureReason()).contains("store", "has no space left");
      assertThat(bench.records.names(ticket.evidence())).contains("kodo_stdout.log");
      assertThat(bench.agent.goals).hasSize(1);
    }
  }

  @OnBothDatabases
  void anAgentThatLivesOnIsEndedBeforeTheLeasesAreLost(StoreFixture fixture) throws Exception {
    try (Bench bench = FullDisk.bench(fixture)) {
      // Given
      FullDisk disk = FullDisk.of(bench);
      CountDownLatch full = new CountDownLatch(1);
      bench.agent.work =
          order ->
              bench.agent.hangs(
                  order,
                  () -> {
                    disk.fill();
                    full.countDown();
                  });
      bench.disk.onDiscard = disk::free;
      bench.service().serving().run("t1", Commands.of("task"));
      full.await();

      // When: more than half of the time of its leases
      bench.clock.pass(Duration.ofMillis(300));
      StoredTicket ticket = bench.ended("t1");

      // Then
      endsByTheDisk(bench, ticket);
      assertThat(ticket.fence()).isEqualTo(1);
      assertThat(bench.details("execution_duration"))
          .singleElement()
          .satisfies(
              details -> assertThat(details.path("duration_seconds").asDouble()).isEqualTo(0.3));
    }
  }

  @OnBothDatabases
  void anEndThatCannotBeRecordedYetIsRecordedOnceThereIsRoomAndNotTriedAllTheTime(
      StoreFixture fixture) throws Exception {
    try (Bench bench = FullDisk.bench(fixture)) {
      // Given: what the run takes is not what fills the disk
      FullDisk disk = FullDisk.of(bench);
      CompletableFuture<Thread> worker = new CompletableFuture<>();
      bench.disk.onDiscard = () -> worker.complete(Thread.currentThread());
      bench.retry = Duration.ofHours(1);
      bench.agent.work =
          order -> {
            disk.fill();
            return bench.agent.writes(order, "src/a", "new");
          };
      Service service = bench.service().serving();
      service.run("t1", Commands.of("task"));
      worker.get().join();

      // When: a ticket that came later runs to its end
      disk.free();
      bench.agent.work = order -> bench.agent.writes(order, "src/a", "new");
      bench.clock.pass(Duration.ofMinutes(30));
      service.run("t2", Commands.of("other"));
      bench.ended("t2");
      StoredTicket waiting = bench.ticket("t1");
      bench.disk.remote.clear();
      bench.clock.pass(Duration.ofHours(1));
      StoredTicket ticket = bench.ended("t1");

      // Then
      assertThat(waiting.state()).isEqualTo(TicketState.RUNNING);
      assertThat(waiting.fence()).isEqualTo(1);
      assertThat(ticket.result().failureReason()).startsWith("disk_space_critical: ");
      assertThat(ticket.progress().interrupted()).isFalse();
      assertThat(bench.place("t1")).isEqualTo("settled");
      assertThat(bench.disk.remote).isEmpty();
      assertThat(bench.agent.goals).hasSize(2);
    }
  }

  @OnBothDatabases
  void aTicketThatCannotBeTakenIsNotTakenAtOnceAgain(StoreFixture fixture) {
    try (Bench bench = FullDisk.bench(fixture)) {
      // Given
      FullDisk disk = FullDisk.of(bench);
      bench.retry = Duration.ofHours(1);
      Service service = bench.service();
      service.run("t1", Commands.of("task"));
      disk.fill();
      int before = bench.settings.looks.get();
      service.queue.start();
      await("the first look is over")
          .atMost(Bench.PATIENCE)
          .until(() -> bench.settings.looks.get() >= before + 2);

      // When: a ticket that came later runs to its end
      disk.free();
      service.run("t2", Commands.of("other"));
      bench.ended("t2");
      StoredTicket waiting = bench.ticket("t1");
      bench.clock.pass(Duration.ofHours(1));

      // Then
      assertThat(waiting.state()).isEqualTo(TicketState.QUEUED);
      assertThat(bench.ended("t1").state()).isEqualTo(TicketState.SUCCEEDED);
    }
  }

  @OnBothDatabases
  void aRunThatFillsTheDiskBeforeItsAgentStartsIsRefunded(StoreFixture fixture) {
    try (Bench bench = FullDisk.bench(fixture)) {
      // Given
      FullDisk disk = FullDisk.of(bench);
      bench.disk.onPrepare = disk::fill;
      bench.disk.onDiscard = disk::free;

      // When
      StoredTicket ticket = bench.run();

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.FAILED);
      assertThat(ticket.result().failureReason())
          .startsWith("Workspace preparation failed: disk_space_critical: ");
      assertThat(ticket.progress().executed()).isFalse();
      assertThat(bench.place("t1")).isEqualTo("refunded");
      assertThat(bench.agent.goals).isEmpty();
    }
  }

  @OnBothDatabases
  void aRunWhoseBackendNeverStartedIsRefunded(StoreFixture fixture) {
    try (Bench bench = FullDisk.bench(fixture)) {
      // Given
      FullDisk disk = FullDisk.of(bench);
      bench.agent.work =
          order -> {
            disk.fill();
            return new AgentRun(
                ScriptedAgent.result(
                    order,
                    ExecutionStatus.FAILED,
                    FailureReasonCategory.BACKEND_ERROR,
                    "no room to start"),
                false,
                null);
          };
      bench.disk.onDiscard = disk::free;

      // When
      StoredTicket ticket = bench.run();

      // Then
      assertThat(ticket.result().failureReason()).startsWith("disk_space_critical: ");
      assertThat(ticket.progress().executed()).isFalse();
      assertThat(bench.place("t1")).isEqualTo("refunded");
    }
  }

  @OnBothDatabases
  void aRunWhoseValidationFillsTheDiskIsNotPushed(StoreFixture fixture) {
    try (Bench bench = FullDisk.bench(fixture)) {
      // Given
      FullDisk disk = FullDisk.of(bench);
      bench.disk.onValidate = disk::fill;
      bench.disk.onDiscard = disk::free;

      // When
      StoredTicket ticket = bench.run();

      // Then
      endsByTheDisk(bench, ticket);
      assertThat(bench.disk.commits).isEmpty();
    }
  }

  @OnBothDatabases
  void aTreeThatCannotBeRecordedForWantOfSpaceEndsTheSameWay(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.disk.onRecord =
          () -> {
            throw new WorkspaceFault(
                "files cannot be recorded", new IOException("No space left on device"), true);
          };

      // When
      StoredTicket ticket = bench.run();

      // Then
      endsByTheDisk(bench, ticket);
      assertThat(ticket.result().failureReason())
          .contains("the disk is full: files cannot be recorded: No space left on device");
      assertThat(bench.records.names(ticket.evidence())).contains("kodo_stdout.log");
    }
  }

  /** An agent that hangs, and leaves a full disk when it is ended. */
  private static Service runsAnAgentThatFills(Bench bench, FullDisk disk)
      throws InterruptedException {
    CountDownLatch entered = new CountDownLatch(1);
    bench.agent.work =
        order -> {
          AgentRun killed = bench.agent.hangs(order, entered::countDown);
          disk.fill();
          return killed;
        };
    bench.disk.onDiscard = disk::free;
    Service service = bench.service().serving();
    service.run("t1", Commands.of("task"));
    entered.await();
    return service;
  }

  @OnBothDatabases
  void aCancelledRunIsCancelledAlsoWhenItFilledTheDisk(StoreFixture fixture) throws Exception {
    try (Bench bench = FullDisk.bench(fixture)) {
      // Given
      FullDisk disk = FullDisk.of(bench);
      Service service = runsAnAgentThatFills(bench, disk);

      // When
      service.cancel("t1", "card_cancelled");

      // Then
      assertThat(bench.ended("t1").state()).isEqualTo(TicketState.CANCELLED);
      assertThat(bench.place("t1")).isEqualTo("settled");
    }
  }

  @OnBothDatabases
  void aRunThatAShutdownEndsIsInterruptedAlsoWhenItFilledTheDisk(StoreFixture fixture)
      throws Exception {
    try (Bench bench = FullDisk.bench(fixture)) {
      // Given
      FullDisk disk = FullDisk.of(bench);
      Service service = runsAnAgentThatFills(bench, disk);

      // When
      service.queue.stop();
      bench.service().serving();

      // Then
      assertThat(bench.ended("t1").progress().interrupted()).isTrue();
      assertThat(bench.place("t1")).isEqualTo("settled");
    }
  }

  @OnBothDatabases
  void aRunThatACrashInterruptedStaysThatWhenItsEndFindsNoRoom(StoreFixture fixture)
      throws Exception {
    try (Bench bench = FullDisk.bench(fixture)) {
      // Given
      FullDisk disk = FullDisk.of(bench);
      CountDownLatch entered = new CountDownLatch(1);
      bench.agent.work = order -> bench.agent.hangs(order, entered::countDown);
      Service first = bench.service().serving();
      first.run("t1", Commands.of("task"));
      entered.await();
      first.crash();
      disk.fillAlmost();
      bench.disk.onDiscard = disk::free;

      // When
      bench.service().serving();

      // Then
      assertThat(bench.ended("t1").progress().interrupted()).isTrue();
      assertThat(bench.usage("execution_outcome")).isZero();
    }
  }

  @OnBothDatabases
  void aCommitThatWasMadeIsKeptAndPushed(StoreFixture fixture) {
    try (Bench bench = FullDisk.bench(fixture)) {
      // Given
      FullDisk disk = FullDisk.of(bench);
      bench.disk.onCommit = once(disk::fill);
      bench.disk.onDiscard = disk::free;

      // When
      StoredTicket ticket = bench.run();

      // Then
      pushed(bench, ticket);
    }
  }

  @OnBothDatabases
  void aPushThatCouldNotBeRecordedIsFoundOnTheRemote(StoreFixture fixture) {
    try (Bench bench = FullDisk.bench(fixture)) {
      // Given
      FullDisk disk = FullDisk.of(bench);
      bench.disk.beforePush = once(disk::fill);
      bench.disk.onDiscard = disk::free;

      // When
      StoredTicket ticket = bench.run();

      // Then
      pushed(bench, ticket);
    }
  }

  private static void pushed(Bench bench, StoredTicket ticket) {
    assertThat(ticket.state()).isEqualTo(TicketState.SUCCEEDED);
    assertThat(ticket.result().branchPushed()).isTrue();
    assertThat(bench.disk.remote.get(ticket.branch()).hex()).isEqualTo(ticket.progress().commit());
    assertThat(bench.disk.calls).contains("discard files", "reopen");
    assertThat(bench.disk.calls.indexOf("discard"))
        .isGreaterThan(bench.disk.calls.lastIndexOf("push"));
    assertThat(bench.agent.goals).hasSize(1);
    assertThat(bench.usage("execution")).isEqualTo(1);
  }

  @OnBothDatabases
  void evidenceForWhichThereIsNoRoomIsSealedOnceTheWorkspaceIsGone(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.onPublish =
          () -> {
            if (!bench.disk.folders.isEmpty()) {
              throw new EvidenceNotStored("disk_space_critical: 49 MiB are free");
            }
          };

      // When
      StoredTicket ticket = bench.run();

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.SUCCEEDED);
      assertThat(bench.records.seals).hasValue(1);
    }
  }

  @OnBothDatabases
  void aCrashAfterTheAgentsWorkspaceWasGivenBackInterrupts(StoreFixture fixture) {
    try (Bench bench = FullDisk.bench(fixture)) {
      // Given
      FullDisk disk = FullDisk.of(bench);
      bench.agent.work =
          order -> {
            disk.fill();
            return bench.agent.writes(order, "src/a", "new");
          };

      // When // Then
      interrupts(bench, disk);
    }
  }

  @OnBothDatabases
  void aCrashAfterTheWorkspaceOfAValidationWasGivenBackInterrupts(StoreFixture fixture) {
    try (Bench bench = FullDisk.bench(fixture)) {
      // Given
      FullDisk disk = FullDisk.of(bench);
      bench.disk.onValidate = once(disk::fill);

      // When // Then
      interrupts(bench, disk);
    }
  }

  private static void interrupts(Bench bench, FullDisk disk) {
    crashesOnceThereIsRoom(bench, disk);
    bench.service().serving();
    StoredTicket ticket = bench.ended("t1");
    assertThat(ticket.state()).isEqualTo(TicketState.FAILED);
    assertThat(ticket.progress().interrupted()).isTrue();
    assertThat(bench.place("t1")).isEqualTo("settled");
    assertThat(bench.usage("execution")).isEqualTo(1);
    assertThat(bench.disk.remote).isEmpty();
  }

  @OnBothDatabases
  void aCrashAfterThePublishedFilesWereGivenBackLosesNoCommit(StoreFixture fixture) {
    try (Bench bench = FullDisk.bench(fixture)) {
      // Given
      FullDisk disk = FullDisk.of(bench);
      bench.disk.onCommit = once(disk::fill);
      crashesOnceThereIsRoom(bench, disk);

      // When
      bench.service().serving();
      StoredTicket ticket = bench.ended("t1");

      // Then
      pushed(bench, ticket);
    }
  }

  /** Begins a run whose process goes right after it has given back what it took. */
  private static void crashesOnceThereIsRoom(Bench bench, FullDisk disk) {
    Service first = bench.service();
    CountDownLatch crashed = new CountDownLatch(1);
    bench.disk.onDiscard =
        once(
            () -> {
              disk.free();
              first.crash();
              crashed.countDown();
            });
    first.serving().run("t1", Commands.of("task"));
    await("the process is gone").atMost(Bench.PATIENCE).until(() -> crashed.getCount() == 0);
  }

  private static Runnable once(Runnable what) {
    CountDownLatch left = new CountDownLatch(1);
    return () -> {
      if (left.getCount() > 0) {
        left.countDown();
        what.run();
      }
    };
  }
}
