package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;
import io.operationscenter.kit.config.form.Example;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Hours in which nothing is started (spec 07 §2.10). It wraps around midnight when it starts at or
 * after its end.
 */
@Contract(closed = true)
public record MaintenanceWindow(
    @Doc("First hour, UTC.") @Min(0) @Max(23) @Example("2") long startHour,
    @Doc("Hour it ends at, UTC, no longer part of it.") @Min(0) @Max(23) @Example("4") long endHour,
    @Doc("Days it starts on, 0 (Monday) to 6; none: all.")
        @Default("[]")
        @Example("[0, 1, 2, 3, 4]")
        List<Long> days) {

  /** Checks every rule and copies what is mutable. */
  public MaintenanceWindow {
    Checked.arguments(MaintenanceWindow.class, startHour, endHour, days)
        .rule(weekdays(days), "days", "must be numbers from 0 (Monday) to 6 (Sunday), got " + days)
        .orThrow();
    days = List.copyOf(days);
  }

  private static BooleanSupplier weekdays(List<Long> days) {
    return () -> days.stream().allMatch(day -> day >= 0 && day <= 6);
  }
}
