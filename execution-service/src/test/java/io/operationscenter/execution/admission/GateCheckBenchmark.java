package io.operationscenter.execution.admission;

import static io.operationscenter.kit.testing.SpokenAssumption.assumeAloud;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.operationscenter.contracts.tickets.AdmissionCommand;
import io.operationscenter.execution.ledger.LedgerFixture;
import io.operationscenter.execution.ledger.LedgerOfSize;
import io.operationscenter.execution.ledger.ReadLedger;
import io.operationscenter.execution.runs.Commands;
import io.operationscenter.execution.runs.ScriptedSettings;
import io.operationscenter.execution.settings.InForce;
import io.operationscenter.execution.tickets.TicketsFixture;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** What {@code deploy/benchmarks/ledger} runs; no test by its name. It asserts no times. */
class GateCheckBenchmark {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @OnBothDatabases
  void everyGateBesideOneRowByItsKey(StoreFixture fixture) {
    String sizes = System.getProperty("benchmark.events", "");
    assumeAloud(!sizes.isEmpty(), "benchmark.events names no sizes");
    int checks = Integer.getInteger("benchmark.checks", 2000);
    LedgerFixture ledger = new LedgerFixture(fixture);
    Store store = ledger.store();
    Clock clock = Clock.fixed(LedgerOfSize.NOW, ZoneOffset.UTC);
    GatherFacts facts =
        new GatherFacts(new ReadLedger(), TicketsFixture.on(store, clock).queries(), clock);
    AdmissionCommand command = Commands.of("task7");
    InForce settings = ScriptedSettings.inForce(Commands.DIGEST, _ -> {});
    for (int size : Stream.of(sizes.split(",", -1)).mapToInt(Integer::parseInt).toArray()) {
      LedgerOfSize.fill(store, size);
      store.write(tx -> tx.update("analyze"));
      String key = "event" + 10_000_000;
      Runnable check =
          () ->
              store.read(
                  tx -> {
                    GateFacts now = facts.of(tx, command, settings, new Machine(null, null));
                    return Gates.first(now);
                  });
      Runnable oneRow =
          () ->
              assertThat(
                      store.<String>read(
                          tx ->
                              tx.query("select body from usage_event where id = ?", key)
                                  .one(row -> row.text("body"))))
                  .isNotEmpty();
      String name = "%s | %d".formatted(fixture, size);
      print(name + " | one row by its key", oneRow, checks);
      print(name + " | every gate", check, checks);
    }
  }

  private static void print(String name, Runnable what, int times) {
    for (int i = 0; i < times / 4; i++) {
      what.run();
    }
    long[] nanos = new long[times];
    long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().threadId());
    for (int i = 0; i < times; i++) {
      long begun = System.nanoTime();
      what.run();
      nanos[i] = System.nanoTime() - begun;
    }
    long bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().threadId()) - before;
    Arrays.sort(nanos);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %d KiB |%n",
        name,
        nanos[times / 2] / 1e6,
        nanos[times * 99 / 100] / 1e6,
        bytes / times / 1024);
  }
}
