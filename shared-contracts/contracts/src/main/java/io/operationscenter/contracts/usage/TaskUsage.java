package io.operationscenter.contracts.usage;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger holds of one task.
 *
 * @param taskId the board task
 * @param attempts executions since they were last cleared
 * @param lastExecutionAt null: never, or longer ago than events are kept
 * @param signatures under which each lane last ran it
 * @param consecutiveBlocks how often triage found it blocked since it last succeeded
 */
@Contract
public record TaskUsage(
    @NotEmpty String taskId,
    @Min(0) long attempts,
    @Nullable Instant lastExecutionAt,
    @Default("{}") Map<String, String> signatures,
    @Min(0) long consecutiveBlocks) {

  /** Checks every rule and copies what is mutable. */
  public TaskUsage {
    Checked.arguments(
            TaskUsage.class, taskId, attempts, lastExecutionAt, signatures, consecutiveBlocks)
        .orThrow();
    lastExecutionAt =
        lastExecutionAt == null ? null : lastExecutionAt.truncatedTo(ChronoUnit.MICROS);
    signatures = Checked.copy(signatures);
  }
}
