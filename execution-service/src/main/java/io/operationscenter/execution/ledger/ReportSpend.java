package io.operationscenter.execution.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.usage.Spend;
import io.operationscenter.contracts.usage.SpendReport;
import io.operationscenter.kit.store.Row;
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

  /**
   * Of the last days; each sum is rounded once. An estimate stands in the configuration, so however
   * many events there are, few differ: the store counts equal ones.
   */
  public SpendReport of(Transaction tx, long windowDays, Instant now) {
    Map<String, Sum> sums = new TreeMap<>();
    tx.query(
            "select repo_key, body, count(*) as n, min(id) as id from usage_event where kind ="
                + " 'execution_cost' and at >= ? group by repo_key, body",
            now.minus(Duration.ofDays(windowDays)))
        .list(row -> sums.merge(repository(row), Sum.of(row), Sum::plus));
    Sum total = sums.values().stream().reduce(Sum.NOTHING, Sum::plus);
    Map<String, Spend> perRepo = new TreeMap<>();
    sums.forEach((repository, sum) -> perRepo.put(repository, sum.spend()));
    return new SpendReport(windowDays, total.executions, total.spend().estimatedUsd(), perRepo);
  }

  private static String repository(Row row) {
    String key = row.textOrNull("repo_key");
    return key == null || key.isEmpty() ? UNKNOWN : key;
  }

  private record Sum(long executions, BigDecimal usd) {

    static final Sum NOTHING = new Sum(0, BigDecimal.ZERO);

    static Sum of(Row row) {
      JsonNode usd = UsageRows.body(row.text("id"), row.text("body")).get("estimated_usd");
      long executions = row.number("n");
      return new Sum(
          executions,
          usd == null
              ? BigDecimal.ZERO
              : usd.decimalValue().multiply(BigDecimal.valueOf(executions)));
    }

    Sum plus(Sum other) {
      return new Sum(executions + other.executions, usd.add(other.usd));
    }

    Spend spend() {
      return new Spend(executions, usd.setScale(DECIMALS, RoundingMode.HALF_EVEN).doubleValue());
    }
  }
}
