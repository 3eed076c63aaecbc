package io.operationscenter.contracts.usage;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import jakarta.validation.constraints.Min;

/**
 * What of a rolling window is spent.
 *
 * @param limit executions that it may hold
 * @param used executions in it, reservations included
 * @param reserved of these, those whose run is admitted and not settled
 * @param remaining what is left, 0 or more
 */
@Contract
public record UsageWindow(
    @Min(0) long limit, @Min(0) long used, @Min(0) long reserved, @Min(0) long remaining) {

  /** Checks every rule. */
  public UsageWindow {
    Checked.arguments(UsageWindow.class, limit, used, reserved, remaining).orThrow();
  }

  /** A window of so many; what is left follows. */
  public static UsageWindow of(long limit, long used, long reserved) {
    return new UsageWindow(limit, used, reserved, Math.max(0, limit - used));
  }
}
