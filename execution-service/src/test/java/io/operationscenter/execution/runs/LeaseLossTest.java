package io.operationscenter.execution.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.runs.Bench.Service;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.kit.lease.Leases;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Two owners never both have an effect. */
class LeaseLossTest {

  @OnBothDatabases
  void anOwnerThatLostItsLeaseStopsItsAgentAndWritesNothingMore(StoreFixture fixture)
      throws Exception {
    try (Bench bench = new Bench(fixture)) {
      // Given: the owner's lease ends and goes to somebody else while its agent runs
      CountDownLatch entered = new CountDownLatch(1);
      bench.agent.work = order -> bench.agent.hangs(order, entered::countDown);
      Service first = bench.service("a").serving();
      first.run("t1", Commands.of("task"));
      entered.await();
      Leases leases = new Leases(first.store, bench.clock);
      first.store.write(
          tx ->
              tx.update(
                  "update lease set holder = 'thief', fence = fence + 1 where name = 'ticket:t1'"));

      // When
      await("the agent was stopped")
          .atMost(Bench.PATIENCE)
          .until(() -> bench.agent.alive.get() == 0);

      // Then
      await("it let go")
          .atMost(Bench.PATIENCE)
          .until(
              () ->
                  leases
                      .acquire(
                          "branch:sample:auto/task-mend-the-greeting", "x", Duration.ofSeconds(1))
                      .isPresent());
      assertThat(bench.ticket("t1").state()).isEqualTo(TicketState.RUNNING);
      assertThat(bench.place("t1")).isEqualTo("reserved");
      assertThat(bench.disk.remote).isEmpty();
    }
  }

  @OnBothDatabases
  void doesNotPushAfterItsLeaseWasLost(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      Service first = bench.service("a");
      bench.disk.onValidate =
          () ->
              first.store.write(
                  tx ->
                      tx.update(
                          "update lease set holder = 'thief', fence = fence + 1, expires_at = expires_at + 100000 where name ="
                              + " 'branch:sample:auto/task-mend-the-greeting'"));
      first.run("t1", Commands.of("task"));

      // When
      first.serving();
      await("it let go")
          .atMost(Bench.PATIENCE)
          .until(() -> bench.disk.calls.contains("validate") && bench.liveLeases() == 1);

      // Then
      assertThat(bench.disk.calls).doesNotContain("push");
      assertThat(bench.ticket("t1").state()).isEqualTo(TicketState.VALIDATING);
    }
  }

  @OnBothDatabases
  void waitsWhileSomebodyElseWorksOnTheBranch(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      Service service = bench.service();
      Leases leases = new Leases(service.store, bench.clock);
      var held =
          leases
              .acquire("branch:sample:auto/task-mend-the-greeting", "pass", Duration.ofHours(1))
              .orElseThrow();
      service.run("t1", Commands.of("a", c -> Commands.card(c).put("title", "other")));
      service.run("t2", Commands.of("task"));

      // When
      service.serving();
      bench.ended("t1");

      // Then
      assertThat(bench.ticket("t2").state()).isEqualTo(TicketState.QUEUED);
      leases.release(held);
      assertThat(bench.ended("t2").state()).isEqualTo(TicketState.SUCCEEDED);
    }
  }

  @OnBothDatabases
  void adoptsItsOwnCommitOnTheRemote(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given: the push arrived, but the process died before it could say so
      Service first = bench.service();
      bench.disk.beforePush =
          () -> {
            StoredTicket ticket = bench.ticket("t1");
            bench.disk.remote.put(
                ticket.branch(),
                new io.operationscenter.kit.git.ObjectId(ticket.progress().commit()));
            first.crash();
          };
      first.serving();
      first.run("t1", Commands.of("task"));
      await("crashed").atMost(Bench.PATIENCE).until(() -> bench.disk.remote.size() == 1);
      bench.disk.beforePush = () -> {};

      // When
      bench.service().serving();
      StoredTicket ticket = bench.ended("t1");

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.SUCCEEDED);
      assertThat(ticket.result().branchPushed()).isTrue();
      assertThat(Optional.ofNullable(bench.disk.remote.get(ticket.branch())))
          .map(Object::toString)
          .contains(ticket.progress().commit());
    }
  }

  @OnBothDatabases
  void worksInAWorkspaceOfItsOwnWhateverReplicaAdmitted(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.service("a").run("t1", Commands.of("task"));
      bench.disk.root = Path.of("/elsewhere/runs");

      // When
      bench.service("b").serving();
      StoredTicket ticket = bench.ended("t1");

      // Then
      assertThat(ticket.state()).isEqualTo(TicketState.SUCCEEDED);
      assertThat(ticket.requestOrThrow().workspacePath())
          .isEqualTo("/elsewhere/runs/" + ticket.runId());
    }
  }
}
