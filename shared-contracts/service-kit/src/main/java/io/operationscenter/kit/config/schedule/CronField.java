package io.operationscenter.kit.config.schedule;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of the five fields of a cron expression: its range, its names, its grammar. */
enum CronField {
  MINUTE("minute", 0, 59, ""),
  HOUR("hour", 0, 23, ""),
  DAY_OF_MONTH("day of month", 1, 31, ""),
  MONTH("month", 1, 12, "jan feb mar apr may jun jul aug sep oct nov dec"),
  DAY_OF_WEEK("day of week", 0, 7, "sun mon tue wed thu fri sat");

  private static final Pattern PART =
      Pattern.compile("(?:(\\*)|([0-9a-z]{1,3})(?:-([0-9a-z]{1,3}))?)(?:/([0-9]{1,2}))?");
  private static final int SUNDAY_AS_LAST = 7;

  private final String label;
  private final int least;
  private final int greatest;
  private final String names;

  CronField(String label, int least, int greatest, String names) {
    this.label = label;
    this.least = least;
    this.greatest = greatest;
    this.names = names;
  }

  /**
   * The values a field's text stands for; Sunday is 0.
   *
   * @throws IllegalArgumentException when it is malformed or a value out of range
   */
  NavigableSet<Integer> values(String text) {
    NavigableSet<Integer> values = new TreeSet<>();
    for (String part : text.toLowerCase(Locale.ROOT).split(",", -1)) {
      Matcher form = PART.matcher(part);
      if (!form.matches()) {
        throw malformed(text);
      }
      add(form, text, values);
    }
    if (this == DAY_OF_WEEK && values.remove(SUNDAY_AS_LAST)) {
      values.add(0);
    }
    return Collections.unmodifiableNavigableSet(values);
  }

  private void add(Matcher form, String text, NavigableSet<Integer> values) {
    boolean all = form.group(1) != null;
    boolean range = all || form.group(3) != null;
    int from = all ? least : number(form.group(2), text);
    int to = all ? greatest : range ? number(form.group(3), text) : from;
    if (this == DAY_OF_WEEK && range && to == 0) {
      to = SUNDAY_AS_LAST;
    }
    int step = form.group(4) == null ? 1 : Integer.parseInt(form.group(4));
    if (from > to || step < 1 || step > greatest || (form.group(4) != null && !range)) {
      throw malformed(text);
    }
    for (int value = from; value <= to; value += step) {
      values.add(value);
    }
  }

  private int number(String text, String field) {
    int named = List.of(names.split(" ", -1)).indexOf(text);
    if (named >= 0) {
      return named + (this == MONTH ? 1 : 0);
    }
    if (!text.chars().allMatch(Character::isDigit)) {
      throw malformed(field);
    }
    int value = Integer.parseInt(text);
    if (value < least || value > greatest) {
      throw malformed(field);
    }
    return value;
  }

  private IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        "%s must be *, or numbers from %d to %d with lists, ranges and steps, got \"%s\""
            .formatted(label, least, greatest, text));
  }
}
