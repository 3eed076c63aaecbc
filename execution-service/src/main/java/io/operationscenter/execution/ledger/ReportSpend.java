package io.operationscenter.execution.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.usage.Spend;
import io.operationscenter.contracts.usage.SpendReport;
import io.operationscenter.contracts.usage.UsageEvent;
import io.operationscenter.contracts.usage.UsageKind;
import io.operationscenter.kit.store.Transaction;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what executions are estimated to have cost (spec 06 §16). */
@Singleton
public final class ReportSpend {

  private static final String UNKNOWN = "unknown";
  private static final int DECIMALS = 6;

  /** Of the last days; each sum is rounded once. */
  public SpendReport of(Transaction tx, long windowDays, Instant now) {
    Map<String, Sum> sums = new TreeMap<>();
    ScanEvents.of(
        tx,
        UsageKind.EXECUTION_COST,
        now.minus(Duration.ofDays(windowDays)),
        event -> sums.merge(repository(event), Sum.of(event), Sum::plus));
    Sum total = sums.values().stream().reduce(Sum.NOTHING, Sum::plus);
    Map<String, Spend> perRepo = new TreeMap<>();
    sums.forEach((repository, sum) -> perRepo.put(repository, sum.spend()));
    return new SpendReport(windowDays, total.executions, total.spend().estimatedUsd(), perRepo);
  }

  private static String repository(UsageEvent event) {
    String key = event.repoKey();
    return key == null || key.isEmpty() ? UNKNOWN : key;
  }

  private record Sum(long executions, BigDecimal usd) {

    static final Sum NOTHING = new Sum(0, BigDecimal.ZERO);

    static Sum of(UsageEvent event) {
      JsonNode usd = event.details().get("estimated_usd");
      return new Sum(1, usd == null ? BigDecimal.ZERO : usd.decimalValue());
    }

    Sum plus(Sum other) {
      return new Sum(executions + other.executions, usd.add(other.usd));
    }

    Spend spend() {
      return new Spend(executions, usd.setScale(DECIMALS, RoundingMode.HALF_EVEN).doubleValue());
    }
  }
}
