package io.operationscenter.execution.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.usage.UsageEvent;
import io.operationscenter.contracts.usage.UsageKind;
import io.operationscenter.execution.ledger.LedgerFixture;
import io.operationscenter.execution.ledger.ListEvents;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

class KeepLedgerShortTest {

  private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");

  private static void record(LedgerFixture ledger, String id, UsageKind kind, Duration age) {
    ledger
        .store()
        .write(
            tx ->
                ledger
                    .ledger()
                    .record(
                        tx,
                        new UsageEvent(id, kind, NOW.minus(age), "goal", "task", null, Map.of())));
  }

  private static List<String> left(LedgerFixture ledger) {
    return ledger.store().read(tx -> ListEvents.page(tx, 0, 10_000)).events().stream()
        .map(UsageEvent::id)
        .toList();
  }

  private static long prune(LedgerFixture ledger) {
    return new KeepLedgerShort(ledger.store(), Clock.fixed(NOW, ZoneOffset.UTC)).prune();
  }

  @OnBothDatabases
  void keepsWhatDidNotHappenForAWeekAndEverythingElseForNinetyDays(StoreFixture fixture) {
    // Given
    LedgerFixture ledger = new LedgerFixture(fixture);
    record(ledger, "old skip", UsageKind.SKIP_BUDGET, Duration.ofDays(7).plusMillis(1));
    record(ledger, "old cap", UsageKind.RETRY_CAP_BLOCK, Duration.ofDays(8));
    record(ledger, "skip", UsageKind.SKIP_NOOP, Duration.ofDays(7));
    record(ledger, "old run", UsageKind.EXECUTION, Duration.ofDays(90).plusMillis(1));
    record(ledger, "run", UsageKind.EXECUTION, Duration.ofDays(90));
    record(ledger, "ancient, the last number", UsageKind.EXECUTION, Duration.ofDays(900));

    // When
    long removed = prune(ledger);

    // Then
    assertThat(removed).isEqualTo(3);
    assertThat(left(ledger)).containsExactly("skip", "run", "ancient, the last number");
    assertThat(prune(ledger)).isZero();
  }

  @OnBothDatabases
  void beyondAThousandOnlyWhatDidNotHappenGoesAndTheOldestFirst(StoreFixture fixture) {
    // Given: 1600 events, 700 of them skips
    LedgerFixture ledger = new LedgerFixture(fixture);
    for (int i = 0; i < 700; i++) {
      record(ledger, "skip" + i, UsageKind.SKIP_BUDGET, Duration.ofHours(1).minusMillis(i));
    }
    for (int i = 0; i < 900; i++) {
      record(ledger, "run" + i, UsageKind.EXECUTION, Duration.ofDays(80));
    }

    // When // Then
    assertThat(prune(ledger)).isEqualTo(600);
    assertThat(left(ledger)).hasSize(1000).startsWith("skip600").contains("run0", "run899");
    for (int i = 0; i < 200; i++) {
      record(ledger, "more" + i, UsageKind.EXECUTION, Duration.ZERO);
    }
    assertThat(prune(ledger)).isEqualTo(100);
    assertThat(left(ledger)).hasSize(1100).noneMatch(id -> id.startsWith("skip"));
  }
}
