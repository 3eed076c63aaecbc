package io.operationscenter.execution.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.execution.ledger.ReadLedger.Bounds;
import io.operationscenter.execution.ledger.ReadLedger.Question;
import io.operationscenter.kit.config.environment.Budget;
import io.operationscenter.kit.config.environment.CircuitBreaker;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/** A million events over ninety days: a gate reads no more of it than of a small ledger. */
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

  private static LedgerFacts facts(LedgerFixture ledger) {
    return ledger.store().read(tx -> new ReadLedger().of(tx, QUESTION));
  }

  /** Bytes that one check allocates, after the drivers have warmed up. */
  private static long bytes(LedgerFixture ledger) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < 20; i++) {
      facts(ledger);
    }
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().threadId());
    for (int i = 0; i < 20; i++) {
      facts(ledger);
    }
    return (threads.getThreadAllocatedBytes(Thread.currentThread().threadId()) - before) / 20;
  }

  @OnBothDatabases
  void aGateReadsNoMoreOfAMillionEventsThanOfAThousand(StoreFixture fixture) {
    LedgerFixture ledger = new LedgerFixture(fixture);
    // Given
    LedgerOfSize.fill(ledger.store(), 1_000);
    long small = bytes(ledger);
    LedgerOfSize.fill(ledger.store(), 1_000_000);

    // When
    LedgerFacts facts = facts(ledger);
    long large = bytes(ledger);

    // Then
    long inADay = LedgerOfSize.executions(1_000_000, Duration.ofDays(1), repo -> true);
    assertThat(facts.day().used()).isEqualTo(inADay).isGreaterThan(1_000);
    assertThat(facts.hour().used())
        .isEqualTo(LedgerOfSize.executions(1_000_000, Duration.ofHours(1), repo -> true));
    assertThat(facts.repositoryDay().used())
        .isEqualTo(LedgerOfSize.executions(1_000_000, Duration.ofDays(1), repo -> repo == 3));
    assertThat(facts.outcomes()).hasSize(5);
    assertThat(facts.lastExecution()).isAfter(Instant.EPOCH).isBeforeOrEqualTo(LedgerOfSize.NOW);
    assertThat(large).isLessThan(2 * small + 65_536);
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
