package io.operationscenter.kit.config.schedule;

import io.operationscenter.contracts.codec.Fault;
import io.operationscenter.kit.config.ScheduledTask;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the schedule of a task. A malformed one is no error but skipped (spec 06 §10.2). */
public final class ScheduleReader {

  private static final Pattern INTERVAL = Pattern.compile("([0-9]{1,6})([mhdw])");
  private static final Pattern TIME = Pattern.compile("([01]?[0-9]|2[0-3]):([0-5][0-9])");
  private static final Set<String> KINDS =
      Set.of("goal", "test", "improve", "fix_pr", "test_campaign", "improve_campaign");

  private final List<Fault> notes = new ArrayList<>();

  private ScheduleReader() {}

  /** The schedule of a task, with a note for everything wrong about it. */
  public static ScheduleReading read(ScheduledTask task) {
    ScheduleReader reader = new ScheduleReader();
    Optional<Schedule> schedule = reader.schedule(task);
    boolean kindKnown = KINDS.contains(task.kind().strip().toLowerCase(Locale.ROOT));
    if (!kindKnown) {
      reader.note("kind", "must be one of " + KINDS.stream().sorted().toList(), task.kind());
    }
    return new ScheduleReading(kindKnown ? schedule : Optional.empty(), List.copyOf(reader.notes));
  }

  private Optional<Schedule> schedule(ScheduledTask task) {
    if ((task.cron() == null) == (task.every() == null)) {
      notes.add(new Fault("", Fault.Kind.CONSISTENCY, "must hold exactly one of cron and every"));
      return Optional.empty();
    }
    return task.cron() == null ? every(task) : cron(task.cron());
  }

  private Optional<Schedule> cron(String text) {
    try {
      return Optional.of(new Schedule.Cron(CronExpression.parse(text)));
    } catch (IllegalArgumentException malformed) {
      notes.add(new Fault("cron", Fault.Kind.VALUE, String.valueOf(malformed.getMessage())));
      return Optional.empty();
    }
  }

  private Optional<Schedule> every(ScheduledTask task) {
    Optional<Duration> interval = interval(task.every());
    if (interval.isEmpty()) {
      note("every", "must be a number of 1 or more with m, h, d or w, such as 6h", task.every());
    }
    Optional<LocalTime> at = timeOfDay(task.at());
    if (task.at() != null && at.isEmpty()) {
      note("at", "must be a time of day such as 09:30", task.at());
    }
    Optional<Set<DayOfWeek>> days = days(task.onDays());
    if (interval.isEmpty() || days.isEmpty() || (task.at() != null && at.isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(new Schedule.Every(interval.get(), at, days.get()));
  }

  /**
   * An interval such as {@code 30m}, in any case and with spaces around it; empty when it is none.
   */
  static Optional<Duration> interval(@Nullable String text) {
    Matcher form = INTERVAL.matcher(text == null ? "" : text.strip().toLowerCase(Locale.ROOT));
    if (!form.matches() || Integer.parseInt(form.group(1)) == 0) {
      return Optional.empty();
    }
    long count = Long.parseLong(form.group(1));
    return Optional.of(
        switch (form.group(2)) {
          case "m" -> Duration.ofMinutes(count);
          case "h" -> Duration.ofHours(count);
          case "d" -> Duration.ofDays(count);
          default -> Duration.ofDays(7 * count);
        });
  }

  /** A time of day such as {@code 9:30}; empty when it is none. */
  static Optional<LocalTime> timeOfDay(@Nullable String text) {
    Matcher form = TIME.matcher(text == null ? "" : text);
    return form.matches()
        ? Optional.of(
            LocalTime.of(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))))
        : Optional.empty();
  }

  private Optional<Set<DayOfWeek>> days(@Nullable List<String> names) {
    if (names == null || names.isEmpty()) {
      return Optional.of(EnumSet.allOf(DayOfWeek.class));
    }
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (int i = 0; i < names.size(); i++) {
      Optional<DayOfWeek> day = day(names.get(i));
      day.ifPresent(days::add);
      if (day.isEmpty()) {
        note("on_days." + i, "is no day of the week and ignored", names.get(i));
      }
    }
    if (days.isEmpty()) {
      note("on_days", "must name a day of the week", String.join(", ", names));
      return Optional.empty();
    }
    return Optional.of(days);
  }

  private static Optional<DayOfWeek> day(String name) {
    String letters = name.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> letters.startsWith(shortName(day)))
        .findFirst();
  }

  private static String shortName(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toLowerCase(Locale.ROOT);
  }

  private void note(String path, String rule, @Nullable String got) {
    notes.add(new Fault(path, Fault.Kind.VALUE, rule + ", got \"" + got + "\""));
  }
}
