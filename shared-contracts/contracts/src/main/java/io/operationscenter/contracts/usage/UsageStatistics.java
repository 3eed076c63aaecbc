package io.operationscenter.contracts.usage;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import org.jspecify.annotations.Nullable;

/**
 * Statistics over the newest events; what was not asked for is null.
 *
 * @param degradation share of successes of the newest runs while it is too low; else null
 * @param satiated the propose lane finds nothing new any more
 * @param flaky the named validation command fails now and then
 * @param successRate of proposals of the named category, 0 to 1
 * @param usualDurationSeconds of runs of the named lane; null also while there are too few
 */
@Contract
public record UsageStatistics(
    @Nullable Double degradation,
    boolean satiated,
    @Nullable Boolean flaky,
    @Nullable Double successRate,
    @Nullable Double usualDurationSeconds) {

  /** Checks every rule. */
  public UsageStatistics {
    Checked.arguments(
            UsageStatistics.class, degradation, satiated, flaky, successRate, usualDurationSeconds)
        .orThrow();
  }
}
