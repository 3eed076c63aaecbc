package io.operationscenter.planner.controlroom;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A time as a page shows it.
 *
 * @param machine ISO 8601
 * @param day date
 * @param time with milliseconds
 */
record Moment(String machine, String day, String time) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

  /** In which times are shown. */
  record Zone(ZoneId id) {
    Moment moment(Instant at) {
      return new Moment(at.toString(), DAY.format(at.atZone(id)), TIME.format(at.atZone(id)));
    }
  }

  /** A span in the unit a reader grasps: 12 ms, 3.4 s, 5 min 3 s. */
  static String span(Duration span) {
    long millis = span.toMillis();
    if (millis < 1_000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      return "%.1f s".formatted(millis / 1000.0);
    }
    return "%d min %d s".formatted(span.toMinutes(), span.toSecondsPart());
  }
}
