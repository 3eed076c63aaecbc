package io.operationscenter.contracts.usage;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The circuit breaker.
 *
 * @param open no execution begins
 * @param samples outcomes that count; fewer than three keep it closed
 * @param failures of these
 * @param threshold share of failures that opens it
 * @param closesAt when so many are stale that it closes by itself; null while it is closed
 */
@Contract
public record BreakerState(
    boolean open,
    @Min(0) long samples,
    @Min(0) long failures,
    double threshold,
    @Nullable Instant closesAt) {

  /** Checks every rule. */
  public BreakerState {
    Checked.arguments(BreakerState.class, open, samples, failures, threshold, closesAt).orThrow();
    closesAt = closesAt == null ? null : closesAt.truncatedTo(ChronoUnit.MICROS);
  }
}
