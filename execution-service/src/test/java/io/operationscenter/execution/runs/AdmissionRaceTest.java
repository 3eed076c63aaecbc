package io.operationscenter.execution.runs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.runs.Bench.Service;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

class AdmissionRaceTest {

  private static final int CALLERS = 64;

  private static List<StoredTicket> atOnce(List<Callable<StoredTicket>> calls)
      throws InterruptedException, ExecutionException {
    CountDownLatch all = new CountDownLatch(calls.size());
    List<Future<StoredTicket>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Callable<StoredTicket> call : calls) {
        answers.add(
            threads.submit(
                () -> {
                  all.countDown();
                  all.await();
                  return call.call();
                }));
      }
    }
    List<StoredTicket> tickets = new ArrayList<>();
    for (Future<StoredTicket> answer : answers) {
      tickets.add(answer.get());
    }
    return tickets;
  }

  private static long admitted(List<StoredTicket> tickets) {
    return tickets.stream().filter(ticket -> ticket.state() == TicketState.ADMITTED).count();
  }

  /** Every caller asks for a task of its own, half of them at another replica. */
  private static List<StoredTicket> race(Bench bench, Consumer<ObjectNode> change)
      throws InterruptedException, ExecutionException {
    List<Service> replicas = List.of(bench.service("a"), bench.service("b"));
    List<Callable<StoredTicket>> calls = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      int n = i;
      calls.add(() -> replicas.get(n % 2).admit("t" + n, Commands.of("task" + n, change)));
    }
    return atOnce(calls);
  }

  private static List<StoredTicket> race(Bench bench)
      throws InterruptedException, ExecutionException {
    return race(bench, _ -> {});
  }

  private static void refusedFor(List<StoredTicket> tickets, String reason, String window) {
    assertThat(tickets)
        .filteredOn(ticket -> ticket.state() == TicketState.REFUSED)
        .extracting(StoredTicket::refusal)
        .isNotEmpty()
        .allSatisfy(
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(reason);
              assertThat(refusal.window()).isEqualTo(window);
              assertThat(refusal.current()).isGreaterThan(0);
              assertThat(refusal.notBefore()).isNotNull();
            });
  }

  @OnBothDatabases
  void neverSpendsMoreThanTheHourHas(StoreFixture fixture) throws Exception {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.settings.limit("{\"max_exec_per_hour\": 10}");

      // When
      List<StoredTicket> tickets = race(bench);

      // Then
      assertThat(admitted(tickets)).isEqualTo(10);
      assertThat(bench.rows("reservation")).isEqualTo(10);
      refusedFor(tickets, "budget_exceeded", "hourly");
    }
  }

  @OnBothDatabases
  void neverSpendsMoreThanTheDayHas(StoreFixture fixture) throws Exception {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.settings.limit("{\"max_exec_per_hour\": 100, \"max_exec_per_day\": 7}");

      // When
      List<StoredTicket> tickets = race(bench);

      // Then
      assertThat(admitted(tickets)).isEqualTo(7);
      assertThat(bench.rows("reservation")).isEqualTo(7);
      refusedFor(tickets, "budget_exceeded", "daily");
    }
  }

  @OnBothDatabases
  void neverSpendsMoreThanARepositoryHas(StoreFixture fixture) throws Exception {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.settings.configure(
          c -> ((ObjectNode) c.at("/repos/sample")).put("max_daily_executions", 5));

      // When
      List<StoredTicket> tickets = race(bench);

      // Then
      assertThat(admitted(tickets)).isEqualTo(5);
      refusedFor(tickets, "repo_budget_exceeded", "daily");
    }
  }

  @OnBothDatabases
  void neverSpendsMoreThanTheHourHasOnRunsThatCostTwo(StoreFixture fixture) throws Exception {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.settings.limit("{\"max_exec_per_hour\": 9}");

      // When
      List<StoredTicket> tickets =
          race(
              bench,
              c ->
                  Commands.card(c)
                      .put("family", "lint_fix")
                      .put("confidence", "high")
                      .put("calibration_rate", 0.1)
                      .put("calibration_samples", 9));

      // Then
      assertThat(admitted(tickets)).isEqualTo(4);
      refusedFor(tickets, "budget_exceeded", "hourly");
    }
  }

  @OnBothDatabases
  void neverAdmitsMoreThanThereAreEngines(StoreFixture fixture) throws Exception {
    try (Bench bench = new Bench(fixture)) {
      // Given
      bench.settings.configure(c -> c.put("max_concurrent_kodo", 3));

      // When
      List<StoredTicket> tickets = race(bench);

      // Then
      assertThat(admitted(tickets)).isEqualTo(3);
      refusedFor(tickets, "kodo_gate_blocked", "now");
    }
  }

  @OnBothDatabases
  void keepsOneLiveTicketPerTask(StoreFixture fixture) throws Exception {
    try (Bench bench = new Bench(fixture)) {
      // Given
      List<Service> replicas = List.of(bench.service("a"), bench.service("b"));
      List<Callable<StoredTicket>> calls = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        int n = i;
        calls.add(() -> replicas.get(n % 2).admit("t" + n, Commands.of("task")));
      }

      // When
      List<StoredTicket> tickets = atOnce(calls);

      // Then
      assertThat(admitted(tickets)).isEqualTo(1);
      assertThat(bench.rows("reservation")).isEqualTo(1);
    }
  }

  @OnBothDatabases
  void answersTheSameTicketToTheSameCommand(StoreFixture fixture) throws Exception {
    try (Bench bench = new Bench(fixture)) {
      // Given
      Service service = bench.service();
      List<Callable<StoredTicket>> calls = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        calls.add(() -> service.admit("t", Commands.of("task")));
      }

      // When
      List<StoredTicket> tickets = atOnce(calls);

      // Then
      assertThat(tickets.stream().map(StoredTicket::runId).distinct()).hasSize(1);
      assertThat(admitted(tickets)).isEqualTo(16);
    }
  }
}
