package io.operationscenter.contracts.usage;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is spent, what is left, and what stands in the way, as of one moment (spec 06 §16).
 *
 * @param updatedAt the moment
 * @param hourly executions of the last hour
 * @param daily executions of the last 24 hours
 * @param remaining executions that may still begin: the smaller remainder of both windows
 * @param repositories daily windows of the repositories that have a limit of their own
 * @param breaker the circuit breaker
 * @param running agents from admission to the end of validation
 * @param maxConcurrent how many there may be; 0: any number
 * @param degradation share of successes of the newest runs while it is too low; else null
 * @param counters kept events of things that did not happen, by the names of the specification
 */
@Contract
public record UsageSummary(
    Instant updatedAt,
    UsageWindow hourly,
    UsageWindow daily,
    @Min(0) long remaining,
    @Default("{}") Map<String, UsageWindow> repositories,
    BreakerState breaker,
    @Min(0) long running,
    @Min(0) long maxConcurrent,
    @Nullable Double degradation,
    @Default("{}") Map<String, Long> counters) {

  /** Checks every rule and copies what is mutable. */
  public UsageSummary {
    Checked.arguments(
            UsageSummary.class,
            updatedAt,
            hourly,
            daily,
            remaining,
            repositories,
            breaker,
            running,
            maxConcurrent,
            degradation,
            counters)
        .orThrow();
    updatedAt = updatedAt.truncatedTo(ChronoUnit.MICROS);
    repositories = Checked.copy(repositories);
    counters = Checked.copy(counters);
  }
}
