package io.operationscenter.contracts.lanes;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The status file of a lane (spec 06 §15) and whether it is enabled.
 *
 * @param role goal, test, improve, propose, review
 * @param enabled it may claim cards
 * @param cycle counted since the store exists
 * @param state polling, active, idle, backoff, error, parked
 * @param runId identity of the cycle, {@code <role>-slot<k>-cycle-<n>}
 * @param lastAction what it did last, e.g. {@code no_task}, {@code task_claimed}
 * @param taskId the card it works on
 * @param taskKind its kind
 * @param followUpTaskIds cards it made in this cycle
 * @param blockedClassification why the card was blocked
 * @param updatedAt when this was written
 * @param counters follow_up_tasks_created, blocked_tasks_triaged
 * @param message why it is parked or in error; null when all is well
 */
@Contract
public record LaneStatus(
    @NotEmpty String role,
    @Default("true") boolean enabled,
    @Min(0) long cycle,
    @NotEmpty String state,
    String runId,
    String lastAction,
    @Nullable String taskId,
    @Nullable String taskKind,
    @Default("[]") List<String> followUpTaskIds,
    @Nullable String blockedClassification,
    Instant updatedAt,
    @Default("{}") Map<String, Long> counters,
    @Nullable String message) {

  /** Checks every rule and copies what is mutable. */
  public LaneStatus {
    Checked.arguments(
            LaneStatus.class,
            role,
            enabled,
            cycle,
            state,
            runId,
            lastAction,
            taskId,
            taskKind,
            followUpTaskIds,
            blockedClassification,
            updatedAt,
            counters,
            message)
        .orThrow();
    followUpTaskIds = List.copyOf(followUpTaskIds);
    counters = Checked.copy(counters);
    updatedAt = updatedAt.truncatedTo(ChronoUnit.MICROS);
  }
}
