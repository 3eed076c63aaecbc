package io.operationscenter.kit.config.environment;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import jakarta.validation.constraints.Min;

/** How tune-autonomy --apply is bounded. */
@Contract(closed = true)
public record Tuning(
    @Doc("Second gate: without it nothing is applied.")
        @Variable("OPERATIONS_CENTER_TUNING_AUTO_APPLY_ENABLED")
        @Default("false")
        boolean autoApplyEnabled,
    @Doc("Changes per day.")
        @Variable("OPERATIONS_CENTER_TUNING_MAX_CHANGES_PER_DAY")
        @Default("2")
        @Min(0) long maxChangesPerDay,
    @Doc("Hours between two changes of one family.")
        @Variable("OPERATIONS_CENTER_TUNING_FAMILY_COOLDOWN_HOURS")
        @Default("48")
        @Min(0) long familyCooldownHours) {

  /** Checks every rule and copies what is mutable. */
  public Tuning {
    Checked.arguments(Tuning.class, autoApplyEnabled, maxChangesPerDay, familyCooldownHours)
        .orThrow();
  }
}
