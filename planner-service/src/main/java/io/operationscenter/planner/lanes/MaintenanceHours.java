package io.operationscenter.planner.lanes;

import io.operationscenter.kit.config.MaintenanceWindow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

/** Hours in which nothing is started (spec 06 §15). */
final class MaintenanceHours {

  private MaintenanceHours() {}

  static boolean include(Instant now, List<MaintenanceWindow> windows) {
    return windows.stream().anyMatch(window -> includes(now.atZone(ZoneOffset.UTC), window));
  }

  /** The hours after midnight of a window that wraps belong to the day before. */
  private static boolean includes(ZonedDateTime now, MaintenanceWindow window) {
    int hour = now.getHour();
    boolean wraps = window.startHour() >= window.endHour();
    if (!wraps) {
      return onDay(now, window) && window.startHour() <= hour && hour < window.endHour();
    }
    return (hour >= window.startHour() && onDay(now, window))
        || (hour < window.endHour() && onDay(now.minusDays(1), window));
  }

  private static boolean onDay(ZonedDateTime day, MaintenanceWindow window) {
    return window.days().isEmpty()
        || window.days().contains((long) day.getDayOfWeek().getValue() - 1);
  }
}
