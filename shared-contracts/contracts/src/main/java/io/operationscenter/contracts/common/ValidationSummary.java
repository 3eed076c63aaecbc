package io.operationscenter.contracts.common;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.enums.ValidationStatus;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * What validation commands said (spec 01 §3).
 *
 * @param status the aggregate
 * @param commandsRun commands started
 * @param commandsPassed commands that exited 0
 * @param commandsFailed commands that did not
 * @param failureExcerpt first failure output, cut by its writer
 * @param durationMs all commands together, in milliseconds
 */
@Contract
public record ValidationSummary(
    ValidationStatus status,
    @Default("0") @Min(0) long commandsRun,
    @Default("0") @Min(0) long commandsPassed,
    @Default("0") @Min(0) long commandsFailed,
    @Nullable String failureExcerpt,
    @Min(0) @Nullable Long durationMs) {

  /** Checks every rule and copies what is mutable. */
  public ValidationSummary {
    Checked.arguments(
            ValidationSummary.class,
            status,
            commandsRun,
            commandsPassed,
            commandsFailed,
            failureExcerpt,
            durationMs)
        .rule(
            () -> commandsFailed <= commandsRun - commandsPassed,
            "commands_run",
            "must be at least commands_passed + commands_failed")
        .orThrow();
  }

  /** Nothing was validated. */
  public static ValidationSummary skipped() {
    return new ValidationSummary(ValidationStatus.SKIPPED, 0, 0, 0, null, null);
  }
}
