package io.operationscenter.kit.config.environment;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import jakarta.validation.constraints.Min;

/** How much may be executed. */
@Contract(closed = true)
public record Budget(
    @Doc("Executions per hour.")
        @Variable("OPERATIONS_CENTER_MAX_EXEC_PER_HOUR")
        @Default("10")
        @Floor(0)
        long maxExecPerHour,
    @Doc("Executions per day.")
        @Variable("OPERATIONS_CENTER_MAX_EXEC_PER_DAY")
        @Default("50")
        @Floor(0)
        long maxExecPerDay,
    @Doc("Attempts per task.")
        @Variable("OPERATIONS_CENTER_MAX_RETRIES_PER_TASK")
        @Default("3")
        @Floor(1)
        long maxRetriesPerTask,
    @Doc("No proposals while fewer executions are left.")
        @Variable("OPERATIONS_CENTER_MIN_REMAINING_EXEC_FOR_PROPOSALS")
        @Default("3")
        @Floor(0)
        long minRemainingExecForProposals,
    @Doc("Files in one autonomy commit.") @Variable("OPS_CENTER_MAX_FILES") @Default("50") @Min(1) long maxFiles,
    @Doc("Lines in one autonomy commit.") @Variable("OPS_CENTER_MAX_LINES") @Default("2000") @Min(1) long maxLines) {

  /** Checks every rule and copies what is mutable. */
  public Budget {
    Checked.arguments(
            Budget.class,
            maxExecPerHour,
            maxExecPerDay,
            maxRetriesPerTask,
            minRemainingExecForProposals,
            maxFiles,
            maxLines)
        .orThrow();
  }
}
