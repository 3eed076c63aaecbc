package io.operationscenter.kit.config.environment;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** When failures stop further executions; the ledger knows no outcome older than 90 days. */
@Contract(closed = true)
public record CircuitBreaker(
    @Doc("Share of failures, 0 to 1, that opens it.")
        @Variable("OPERATIONS_CENTER_CIRCUIT_BREAKER_THRESHOLD")
        @Default("0.8")
        @DecimalMin("0") @DecimalMax("1") double threshold,
    @Doc("Outcomes it looks at.")
        @Variable("OPERATIONS_CENTER_CIRCUIT_BREAKER_WINDOW")
        @Default("5")
        @Floor(3)
        @Max(1000) long window,
    @Doc("Older outcomes do not count.")
        @Variable("OPERATIONS_CENTER_CIRCUIT_BREAKER_STALENESS_HOURS")
        @Default("4")
        @Min(1) @Max(2160) long stalenessHours) {

  /** Checks every rule and copies what is mutable. */
  public CircuitBreaker {
    Checked.arguments(CircuitBreaker.class, threshold, window, stalenessHours).orThrow();
  }
}
