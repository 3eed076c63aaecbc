package io.operationscenter.execution.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.approvals.ApprovalState;
import io.operationscenter.contracts.approvals.ApprovalWithdrawal;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.approvals.Approvals.Lift;
import io.operationscenter.execution.runs.Bench.Service;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Two replicas at once: one approval lets one run begin. */
class ApprovalRaceTest {

  private static final int CALLERS = 32;

  private static <T> List<T> atOnce(List<Callable<T>> calls)
      throws InterruptedException, ExecutionException {
    CountDownLatch all = new CountDownLatch(calls.size());
    List<Future<T>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Callable<T> call : calls) {
        answers.add(
            threads.submit(
                () -> {
                  all.countDown();
                  all.await();
                  return call.call();
                }));
      }
    }
    List<T> results = new ArrayList<>();
    for (Future<T> answer : answers) {
      results.add(answer.get());
    }
    return results;
  }

  @OnBothDatabases
  void twoAdmissionsAtOnceUseItOnce(StoreFixture fixture) throws Exception {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.policy = ApprovalTest.REVIEW;
      List<Service> replicas = List.of(bench.service("a"), bench.service("b"));
      replicas.getFirst().blocked("t", Commands.of("task"));
      replicas.getFirst().approve("a1", "task");

      // When
      List<StoredTicket> tickets =
          atOnce(
              IntStream.range(0, CALLERS)
                  .<Callable<StoredTicket>>mapToObj(
                      n -> () -> replicas.get(n % 2).admit("t" + n, Commands.of("task")))
                  .toList());

      // Then
      assertThat(tickets.stream().filter(t -> t.state() == TicketState.ADMITTED)).hasSize(1);
      assertThat(bench.rows("reservation")).isEqualTo(1);
    }
  }

  @OnBothDatabases
  void manyTicketsThatWantItAtOnceGetItOnce(StoreFixture fixture) throws Exception {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.records.policy = ApprovalTest.REVIEW;
      List<Service> replicas = List.of(bench.service("a"), bench.service("b"));
      Service one = replicas.getFirst();
      StoredTicket waits = one.blocked("t", Commands.of("task"));
      String digest = one.approvals.waiting("task", 1).getFirst().proposalDigest();
      one.approve("a1", "task");

      // When
      List<Boolean> held =
          atOnce(
              IntStream.range(0, CALLERS)
                  .<Callable<Boolean>>mapToObj(
                      n ->
                          () -> {
                            Service replica = replicas.get(n % 2);
                            return replica.store.write(
                                tx -> {
                                  replica.tickets.machine().enter(tx);
                                  return replica
                                      .tickets
                                      .approvals()
                                      .hold(tx, new Lift("t" + n, "task", digest, waits.policy()))
                                      .isPresent();
                                });
                          })
                  .toList());

      // Then
      assertThat(held.stream().filter(got -> got)).hasSize(1);
      assertThat(one.approvals.find("a1").map(a -> a.state()))
          .isEqualTo(Optional.of(ApprovalState.HELD));
    }
  }

  @OnBothDatabases
  void usedBetweenTheLookAndTheDecisionItBlocksTheSecondTicket(StoreFixture fixture) {
    try (Bench bench = new Bench(fixture)) {
      // Given: the approval is there when admission looks, and gone when it decides
      bench.records.policy = ApprovalTest.REVIEW;
      Service service = bench.service();
      service.blocked("t1", Commands.of("task"));
      service.approve("a1", "task");
      bench.agent.onInstalledCheck =
          () -> service.verdicts.withdraw("a1", new ApprovalWithdrawal("ada", "no"));

      // When
      StoredTicket second = service.admit("t2", Commands.of("task"));
      service.queue.sealNow("t2");

      // Then
      assertThat(second.state()).isEqualTo(TicketState.SEALING);
      assertThat(bench.ticket("t2").state()).isEqualTo(TicketState.BLOCKED);
      assertThat(bench.place("t2")).isEqualTo("none");
      assertThat(service.approvals.waiting("task", 1).getFirst().ticketId()).isEqualTo("t2");
    }
  }
}
