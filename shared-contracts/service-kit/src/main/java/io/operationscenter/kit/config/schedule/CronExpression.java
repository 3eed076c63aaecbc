package io.operationscenter.kit.config.schedule;

import java.time.Month;
import java.util.NavigableSet;

/**
 * A cron expression of five fields in UTC (spec 06 §10.2). When day of month and day of week are
 * both restricted, either matches.
 *
 * @param minutes 0–59
 * @param hours 0–23
 * @param daysOfMonth 1–31
 * @param months 1–12
 * @param daysOfWeek 0 (Sunday) – 6
 * @param dayRule which of the two day fields count
 */
public record CronExpression(
    NavigableSet<Integer> minutes,
    NavigableSet<Integer> hours,
    NavigableSet<Integer> daysOfMonth,
    NavigableSet<Integer> months,
    NavigableSet<Integer> daysOfWeek,
    DayRule dayRule) {

  private static final int FIELDS = 5;

  /** Which of the two day fields count. */
  public enum DayRule {
    /** day of week is {@code *} */
    DAY_OF_MONTH,
    /** day of month is {@code *} */
    DAY_OF_WEEK,
    /** both are restricted */
    EITHER
  }

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException with the rule it breaks; also when it can never fire
   */
  public static CronExpression parse(String text) {
    String[] fields = text.strip().split("\\s+", -1);
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException(
          "must have five fields (minute, hour, day of month, month, day of week), got \""
              + text
              + "\"");
    }
    CronExpression expression =
        new CronExpression(
            CronField.MINUTE.values(fields[0]),
            CronField.HOUR.values(fields[1]),
            CronField.DAY_OF_MONTH.values(fields[2]),
            CronField.MONTH.values(fields[3]),
            CronField.DAY_OF_WEEK.values(fields[4]),
            dayRule(fields[2], fields[4]));
    if (!expression.canFire()) {
      throw new IllegalArgumentException(
          "can never fire: no such day in any of its months, got \"" + text + "\"");
    }
    return expression;
  }

  private static DayRule dayRule(String dayOfMonth, String dayOfWeek) {
    if (dayOfWeek.equals("*")) {
      return DayRule.DAY_OF_MONTH;
    }
    return dayOfMonth.equals("*") ? DayRule.DAY_OF_WEEK : DayRule.EITHER;
  }

  private boolean canFire() {
    return dayRule != DayRule.DAY_OF_MONTH
        || months.stream().anyMatch(month -> Month.of(month).maxLength() >= daysOfMonth.first());
  }
}
