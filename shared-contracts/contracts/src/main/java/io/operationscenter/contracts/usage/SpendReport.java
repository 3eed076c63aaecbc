package io.operationscenter.contracts.usage;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import jakarta.validation.constraints.Min;
import java.util.Map;

/**
 * What executions are estimated to have cost (spec 06 §16).
 *
 * @param windowDays how far it looks back
 * @param totalExecutions how many have an estimate
 * @param totalEstimatedUsd together, to six decimals
 * @param perRepo by repository; {@code unknown} where an event names none
 */
@Contract
public record SpendReport(
    @Min(1) long windowDays,
    @Min(0) long totalExecutions,
    double totalEstimatedUsd,
    @Default("{}") Map<String, Spend> perRepo) {

  /** Checks every rule and copies what is mutable. */
  public SpendReport {
    Checked.arguments(SpendReport.class, windowDays, totalExecutions, totalEstimatedUsd, perRepo)
        .orThrow();
    perRepo = Checked.copy(perRepo);
  }
}
