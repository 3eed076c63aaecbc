package io.operationscenter.execution.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.usage.AuditPage;
import io.operationscenter.contracts.usage.SpendReport;
import io.operationscenter.execution.ledger.ReadLedger.Bounds;
import io.operationscenter.execution.ledger.ReadLedger.Question;
import io.operationscenter.kit.config.environment.Budget;
import io.operationscenter.kit.config.environment.CircuitBreaker;
import io.operationscenter.kit.store.Transaction;
import io.operationscenter.kit.store.Work;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** A million events over ninety days: nothing reads more of it than of a small ledger. */
class LargeLedgerTest {

  private static final ContractCodec CODEC = ContractCodec.withRandomIds(Clock.systemUTC());
  private static final Question QUESTION =
      new Question(
          "task7",
          "repo3",
          "goal",
          1,
          new Bounds(
              CODEC.read(Budget.class, "{\"max_exec_per_hour\": 1000, \"max_exec_per_day\": 9999}"),
              100L,
              CODEC.read(CircuitBreaker.class, "{}")),
          LedgerOfSize.NOW);

  /** What is asked of the ledger, each answer of the same size whatever the ledger has. */
  private static final Map<String, Work<?>> QUESTIONS =
      Map.of(
          "gates",
          tx -> new ReadLedger().of(tx, QUESTION),
          "a page of the audit",
          tx -> new ExportAudit().page(tx, LedgerOfSize.NOW.minus(Duration.ofDays(5)), null, 100),
          "spend",
          tx -> new ReportSpend().of(tx, 90, LedgerOfSize.NOW),
          "statistics",
          tx -> statistics(new ReadStatistics(), tx),
          "task",
          tx -> new ReadTask(new ReadStatistics()).of(tx, "task7"));

  private static List<Object> statistics(ReadStatistics read, Transaction tx) {
    return List.of(
        read.degradation(tx),
        read.satiated(tx),
        read.flaky(tx, "check"),
        read.successRate(tx, "none"),
        read.usualDuration(tx, LedgerOfSize.ROLE));
  }

  private static LedgerFacts facts(LedgerFixture ledger) {
    return ledger.store().read(tx -> new ReadLedger().of(tx, QUESTION));
  }

  /** Bytes that each question allocates, after the drivers have warmed up. */
  private static Map<String, Long> bytes(LedgerFixture ledger) {
    Map<String, Long> bytes = new TreeMap<>();
    QUESTIONS.forEach((name, question) -> bytes.put(name, bytes(ledger, question)));
    return bytes;
  }

  private static long bytes(LedgerFixture ledger, Work<?> question) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < 20; i++) {
      Object _ = ledger.store().read(question);
    }
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().threadId());
    for (int i = 0; i < 20; i++) {
      Object _ = ledger.store().read(question);
    }
    return (threads.getThreadAllocatedBytes(Thread.currentThread().threadId()) - before) / 20;
  }

  @OnBothDatabases
  void nothingReadsMoreOfAMillionEventsThanOfTenThousand(StoreFixture fixture) {
    LedgerFixture ledger = new LedgerFixture(fixture);
    // Given
    LedgerOfSize.fill(ledger.store(), 10_000);
    Map<String, Long> small = bytes(ledger);
    LedgerOfSize.fill(ledger.store(), 1_000_000);

    // When
    LedgerFacts facts = facts(ledger);
    Map<String, Long> large = bytes(ledger);

    // Then
    long inADay = LedgerOfSize.executions(1_000_000, Duration.ofDays(1), repo -> true);
    assertThat(facts.day().used()).isEqualTo(inADay).isGreaterThan(1_000);
    assertThat(facts.hour().used())
        .isEqualTo(LedgerOfSize.executions(1_000_000, Duration.ofHours(1), repo -> true));
    assertThat(facts.repositoryDay().used())
        .isEqualTo(LedgerOfSize.executions(1_000_000, Duration.ofDays(1), repo -> repo == 3));
    assertThat(facts.outcomes()).hasSize(5);
    assertThat(facts.history().lastExecution())
        .isAfter(Instant.EPOCH)
        .isBeforeOrEqualTo(LedgerOfSize.NOW);
    AuditPage page =
        ledger
            .store()
            .read(tx -> new ExportAudit().page(tx, LedgerOfSize.NOW.minusSeconds(3600), null, 500));
    assertThat(page.rows())
        .hasSizeGreaterThan(80)
        .allMatch(row -> row.path("duration_seconds").asDouble() == 60.0);
    SpendReport spend = ledger.store().read(tx -> new ReportSpend().of(tx, 90, LedgerOfSize.NOW));
    assertThat(spend.totalExecutions()).isEqualTo(200_000);
    assertThat(spend.totalEstimatedUsd()).isEqualTo(50_000.0);
    assertThat(large)
        .allSatisfy(
            (question, bytes) ->
                assertThat(bytes).as(question).isLessThan(2 * small.get(question) + 65_536));
  }

  @OnBothDatabases
  void statisticsReadOnlyTheNewest(StoreFixture fixture) {
    LedgerFixture ledger = new LedgerFixture(fixture);
    // Given
    LedgerOfSize.fill(ledger.store(), 10_000);
    ReadStatistics statistics = new ReadStatistics();

    // When
    OptionalDouble usual =
        ledger.store().read(tx -> statistics.usualDuration(tx, LedgerOfSize.ROLE));

    // Then
    assertThat(usual).hasValue(60.0);
    assertThat(ledger.store().read(statistics::degradation)).isEmpty();
    assertThat(ledger.store().<Boolean>read(tx -> statistics.flaky(tx, "check"))).isFalse();
  }
}
