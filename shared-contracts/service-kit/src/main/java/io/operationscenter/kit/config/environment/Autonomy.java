package io.operationscenter.kit.config.environment;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import jakarta.validation.constraints.Min;

/** When the system looks for work of its own. */
@Contract(closed = true)
public record Autonomy(
    @Doc("The board is saturated with so many queued tasks.")
        @Variable("OPERATIONS_CENTER_MAX_QUEUED_AUTONOMY_TASKS")
        @Default("15")
        @Min(0) long maxQueuedAutonomyTasks,
    @Doc("Age of a decision that is refreshed once the board is drained.")
        @Variable("OPERATIONS_CENTER_AUTONOMY_STALE_HOURS")
        @Default("8")
        @Min(0) long staleHours) {

  /** Checks every rule and copies what is mutable. */
  public Autonomy {
    Checked.arguments(Autonomy.class, maxQueuedAutonomyTasks, staleHours).orThrow();
  }
}
