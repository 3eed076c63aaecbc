package io.operationscenter.execution.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.operationscenter.contracts.usage.Spend;
import io.operationscenter.contracts.usage.SpendReport;
import io.operationscenter.contracts.usage.UsageEvent;
import io.operationscenter.contracts.usage.UsageKind;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import java.time.Instant;
import java.util.Map;

class ReportSpendTest {

  private static void cost(LedgerFixture ledger, int i, Instant at, double usd) {
    ledger
        .store()
        .write(
            tx ->
                ledger
                    .ledger()
                    .record(
                        tx,
                        new UsageEvent(
                            "e" + i,
                            UsageKind.EXECUTION_COST,
                            at,
                            "goal",
                            "task",
                            "sample",
                            Map.of("estimated_usd", JsonNodeFactory.instance.numberNode(usd)))));
  }

  @OnBothDatabases
  void countsEqualEstimatesAndRoundsOnce(StoreFixture fixture) {
    // Given: many at one moment, none of which is a round sum
    LedgerFixture ledger = new LedgerFixture(fixture);
    Instant now = Instant.parse("2026-05-04T12:00:00Z");
    for (int i = 0; i < 2001; i++) {
      cost(ledger, i, now, 0.0000004);
    }

    // When
    SpendReport report = ledger.store().read(tx -> new ReportSpend().of(tx, 1, now));

    // Then
    assertThat(report)
        .isEqualTo(new SpendReport(1, 2001, 0.0008, Map.of("sample", new Spend(2001, 0.0008))));
  }

  @OnBothDatabases
  void daysHaveTwentyFourHoursAlsoOverALeapDay(StoreFixture fixture) {
    // Given
    LedgerFixture ledger = new LedgerFixture(fixture);
    Instant now = Instant.parse("2028-03-01T00:00:00Z");
    cost(ledger, 1, Instant.parse("2028-02-29T00:00:00Z"), 1);
    cost(ledger, 2, Instant.parse("2028-02-28T00:00:00Z"), 2);
    cost(ledger, 3, Instant.parse("2028-02-27T23:59:59.999Z"), 4);

    // When // Then
    assertThat(ledger.store().read(tx -> new ReportSpend().of(tx, 1, now)).totalEstimatedUsd())
        .isEqualTo(1);
    assertThat(ledger.store().read(tx -> new ReportSpend().of(tx, 2, now)).totalEstimatedUsd())
        .isEqualTo(3);
  }
}
