package io.operationscenter.execution.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.tickets.StartCommand;
import io.operationscenter.contracts.tickets.Ticket;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.runs.Bench.Service;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.execution.tickets.TicketQueries;
import io.operationscenter.execution.tickets.TicketStep;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;

/** Start, cancel, expiry, shutdown. */
class CommandsOnTicketsTest {

  @OnBothDatabases
  void startsOnceHoweverOftenItIsAsked(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      Service service = bench.service().serving();
      service.run("t1", Commands.of("task"));
      bench.ended("t1");

      // When
      StoredTicket again = service.start("t1");

      // Then
      assertThat(again.state()).isEqualTo(TicketState.SUCCEEDED);
      assertThat(bench.agent.goals).hasSize(1);
      assertThat(service.admission.start().start("nothing", new StartCommand(Commands.DIGEST)))
          .isEmpty();
    }
  }

  @OnBothDatabases
  void listsAtMostTwoHundredFilesOfARunAndTellsHowManyThereAre(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.agent.work =
          order -> {
            for (int n = 0; n < 500; n++) {
              bench.agent.writes(order, "src/f" + n, "new");
            }
            return bench.agent.writes(order, "src/last", "new");
          };
      StoredTicket ticket = bench.run();

      // When
      Ticket listed =
          bench
              .service()
              .tickets
              .queries()
              .page(new TicketQueries.Filter(null, null, null, false, null, 10))
              .tickets()
              .getFirst();

      // Then
      assertThat(ticket.view().result().changedFiles()).hasSize(501);
      assertThat(listed.result().changedFiles())
          .isEqualTo(ticket.view().result().changedFiles().subList(0, 200));
      assertThat(listed.result().diffStatExcerpt()).startsWith("501 files changed");
    }
  }

  @OnBothDatabases
  void expiresWhatNobodyStarts(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      Service service = bench.service();
      service.admit("t1", Commands.of("a"));
      service.admit("t2", Commands.of("b"));
      bench.clock.pass(Duration.ofMinutes(10));

      // When
      StoredTicket late = service.start("t1");
      service.serving();
      StoredTicket forgotten = bench.ended("t2");

      // Then
      assertThat(late.state()).isEqualTo(TicketState.EXPIRED);
      assertThat(forgotten.state()).isEqualTo(TicketState.EXPIRED);
      assertThat(bench.place("t1")).isEqualTo("refunded");
      assertThat(bench.place("t2")).isEqualTo("refunded");
      assertThat(service.start("t2").state()).isEqualTo(TicketState.EXPIRED);
    }
  }

  @OnBothDatabases
  void asksPolicyAgainWhenTheConfigurationChangedSinceAdmission(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      Service service = bench.service();
      service.admit("t1", Commands.of("task"));
      bench.records.policy = "{\"status\": \"block\", \"notes\": \"no longer\"}";
      String other = "e".repeat(64);
      bench.settings.set(ScriptedSettings.inForce(other, _ -> {}));

      // When
      service.admission.start().start("t1", new StartCommand(other));
      service.queue.sealNow("t1");

      // Then
      assertThat(bench.ticket("t1").state()).isEqualTo(TicketState.BLOCKED);
      assertThat(bench.ticket("t1").result().failureReason()).contains("no longer");
      assertThat(bench.place("t1")).isEqualTo("refunded");
    }
  }

  @OnBothDatabases
  void cancelsBeforeAnythingRan(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      Service service = bench.service();
      service.admit("t1", Commands.of("a"));
      service.run("t2", Commands.of("b"));

      // When
      service.cancel("t1", "card_cancelled");
      service.cancel("t2", "card_cancelled");
      service.cancel("t2", "again");
      service.serving();

      // Then
      for (String id : new String[] {"t1", "t2"}) {
        StoredTicket ticket = bench.ended(id);
        assertThat(ticket.state()).isEqualTo(TicketState.CANCELLED);
        assertThat(ticket.result().status()).isEqualTo(ExecutionStatus.CANCELLED);
        assertThat(ticket.cancelReason()).isEqualTo("card_cancelled");
        assertThat(ticket.evidence()).isNotNull();
        assertThat(bench.place(id)).isEqualTo("refunded");
      }
      assertThat(bench.disk.calls).doesNotContain("prepare");
    }
  }

  @OnBothDatabases
  void cancelsTheAgentWhileItRuns(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      Service service = bench.service().serving();
      bench.agent.work =
          order -> bench.agent.hangs(order, () -> service.cancel("t1", "card_cancelled"));

      // When
      service.run("t1", Commands.of("task"));
      StoredTicket ticket = bench.ended("t1");

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.CANCELLED);
      assertThat(ticket.progress().executed()).isTrue();
      assertThat(bench.place("t1")).isEqualTo("settled");
      assertThat(bench.usage("execution_outcome")).isZero();
      assertThat(bench.records.names(ticket.evidence())).contains("kodo_stdout.log");
      bench.awaitNoLease();
      assertThat(bench.disk.folders).isEmpty();
    }
  }

  @OnBothDatabases
  void cancelsWhilePreparing(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // When
      StoredTicket ticket = cancelled(bench, "stop", (disk, cancel) -> disk.onPrepare = cancel);

      // Then: the wish is seen at the next beat or before it publishes, whichever is first
      assertThat(ticket.state()).isEqualTo(TicketState.CANCELLED);
      assertThat(bench.disk.remote).isEmpty();
    }
  }

  @OnBothDatabases
  void cancelsWhileValidatingAndPublishesNothing(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // When
      StoredTicket ticket = cancelled(bench, "stop", (disk, cancel) -> disk.onValidate = cancel);

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.CANCELLED);
      assertThat(bench.disk.commits).isEmpty();
      assertThat(bench.place("t1")).isEqualTo("settled");
    }
  }

  @OnBothDatabases
  void noLongerCancelsWhatPublishes(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // When
      StoredTicket ticket =
          cancelled(bench, "too late", (disk, cancel) -> disk.beforePush = cancel);

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.SUCCEEDED);
      assertThat(ticket.cancelReason()).isNull();
      assertThat(bench.service().cancel("t1", "later").state()).isEqualTo(TicketState.SUCCEEDED);
    }
  }

  /** A run that is asked to end at one place of its way. */
  private static StoredTicket cancelled(
      Bench bench, String reason, BiConsumer<ScriptedWorkspaces, Runnable> at) {
    Service service = bench.service();
    at.accept(bench.disk, () -> service.cancel("t1", reason));
    service.run("t1", Commands.of("task"));
    service.serving();
    return bench.ended("t1");
  }

  @OnBothDatabases
  void endsWhatRunsAtShutdownAsInterrupted(StoreFixture fixture) throws Exception {
    try (Bench bench = new Bench(fixture)) {
      // Given
      CountDownLatch entered = new CountDownLatch(1);
      bench.agent.work = order -> bench.agent.hangs(order, entered::countDown);
      Service service = bench.service().serving();
      service.run("t1", Commands.of("task"));
      entered.await();

      // When
      service.queue.stop();

      // Then
      StoredTicket ticket = bench.ticket("t1");
      assertThat(ticket.state()).isEqualTo(TicketState.FAILED);
      assertThat(ticket.progress().interrupted()).isTrue();
      assertThat(ticket.result().failureReason()).isEqualTo("interrupted");
      assertThat(bench.place("t1")).isEqualTo("settled");
      assertThat(bench.usage("execution_outcome")).isZero();
      assertThat(bench.liveLeases()).isZero();
      assertThat(bench.rows("task_signature")).isZero();
    }
  }

  @OnBothDatabases
  void leavesToTheNextStartWhatWasOnlyPrepared(StoreFixture fixture) throws Exception {
    try (Bench bench = new Bench(fixture)) {
      // Given
      CountDownLatch entered = new CountDownLatch(1);
      CountDownLatch go = new CountDownLatch(1);
      bench.disk.onPrepare =
          () -> {
            entered.countDown();
            try {
              go.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          };
      Service first = bench.service().serving();
      first.run("t1", Commands.of("task"));
      entered.await();

      // When
      Thread stopping = Thread.startVirtualThread(first.queue::stop);
      bench.disk.onPrepare = () -> {};
      go.countDown();
      stopping.join();

      // Then
      assertThat(bench.liveLeases()).isZero();
      StoredTicket left = bench.ticket("t1");
      assertThat(left.step())
          .isIn(
              TicketStep.TAKEN,
              TicketStep.WORKSPACE_READY,
              TicketStep.ADAPTER_STARTED,
              TicketStep.SEALED);
      bench.service().serving();
      assertThat(bench.ended("t1").state()).isIn(TicketState.SUCCEEDED, TicketState.FAILED);
    }
  }
}
