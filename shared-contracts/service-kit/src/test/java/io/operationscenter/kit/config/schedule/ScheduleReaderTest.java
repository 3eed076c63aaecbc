package io.operationscenter.kit.config.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.operationscenter.contracts.codec.Fault;
import io.operationscenter.kit.config.ScheduledTask;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleReaderTest {

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {"30m,1800", "6h,21600", "1d,86400", "1w,604800", "  2h ,7200", "3W,1814400"})
  void acceptsInterval(String text, long seconds) {
    assertThat(ScheduleReader.interval(text)).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1", "h", "1y", "1.5h", "-1h", "0m", "1 h", "+1h", "99999999999999999999w"})
  void refusesInterval(String text) {
    assertThat(ScheduleReader.interval(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"00:00,00:00", "23:59,23:59", "9:30,09:30", "09:30,09:30"})
  void acceptsTimeOfDay(String text, LocalTime time) {
    assertThat(ScheduleReader.timeOfDay(text)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "9:00am", "25:00", "9:60", "24:00", "9", "09:3", "-1:00"})
  void refusesTimeOfDay(String text) {
    assertThat(ScheduleReader.timeOfDay(text)).isEmpty();
  }

  @Test
  void readsAnIntervalWithAnchorAndDays() {
    ScheduleReading reading =
        ScheduleReader.read(every("1d", "9:30", List.of("Mon", "thursday", " WED ")));

    assertThat(reading.notes()).isEmpty();
    assertThat(reading.schedule())
        .contains(
            new Schedule.Every(
                Duration.ofDays(1),
                Optional.of(LocalTime.of(9, 30)),
                Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY)));
  }

  @Test
  void takesAnEmptyListOfDaysForEveryDay() {
    assertThat(ScheduleReader.read(every("1d", null, List.of())).schedule())
        .contains(
            new Schedule.Every(Duration.ofDays(1), Optional.empty(), Set.of(DayOfWeek.values())));
  }

  @Test
  void ignoresUnknownDaysWithANote() {
    ScheduleReading reading = ScheduleReader.read(every("1d", null, List.of("Mon", "Funday")));

    assertThat(reading.schedule()).isPresent();
    assertThat(reading.notes()).extracting(Fault::path).containsExactly("on_days.1");
  }

  @Test
  void refusesDaysOfWhichNoneIsKnown() {
    ScheduleReading reading = ScheduleReader.read(every("1d", null, List.of("Funday")));

    assertThat(reading.schedule()).isEmpty();
    assertThat(reading.notes()).extracting(Fault::path).containsExactly("on_days.0", "on_days");
  }

  @Test
  void asksForExactlyOneOfCronAndEvery() {
    assertThat(ScheduleReader.read(task("0 9 * * 1", "1d", null, null, "goal")).schedule())
        .isEmpty();
    assertThat(ScheduleReader.read(task(null, null, null, null, "goal")).schedule()).isEmpty();
  }

  @Test
  void namesEverythingWrongWithAnEntry() {
    assertThat(ScheduleReader.read(task(null, "1y", "9:60", List.of("Funday"), "chore")).notes())
        .extracting(Fault::path)
        .containsExactly("every", "at", "on_days.0", "on_days", "kind");
  }

  @Test
  void acceptsKindsInAnyCase() {
    assertThat(ScheduleReader.read(task("0 9 * * 1", null, null, null, "Improve")).schedule())
        .isPresent();
  }

  @Test
  void readsACronExpression() {
    CronExpression cron = CronExpression.parse(" 5,*/30  8-10,14 1 jan-mar,DEC * ");

    assertThat(cron.minutes()).containsExactly(0, 5, 30);
    assertThat(cron.hours()).containsExactly(8, 9, 10, 14);
    assertThat(cron.daysOfMonth()).containsExactly(1);
    assertThat(cron.months()).containsExactly(1, 2, 3, 12);
    assertThat(cron.dayRule()).isEqualTo(CronExpression.DayRule.DAY_OF_MONTH);
  }

  @ParameterizedTest
  @CsvSource({
    "7,'0'",
    "0,'0'",
    "SUN,'0'",
    "1-5,'1,2,3,4,5'",
    "5-7,'0,5,6'",
    "fri-sun,'0,5,6'",
    "0-7/2,'0,2,4,6'"
  })
  void readsDaysOfTheWeek(String field, String days) {
    CronExpression cron = CronExpression.parse("0 6 * * " + field);

    assertThat(cron.daysOfWeek()).map(String::valueOf).containsExactly(days.split(",", -1));
    assertThat(cron.dayRule()).isEqualTo(CronExpression.DayRule.DAY_OF_WEEK);
  }

  @Test
  void eitherDayMatchesWhenBothAreRestricted() {
    assertThat(CronExpression.parse("0 0 30 2 1").dayRule())
        .isEqualTo(CronExpression.DayRule.EITHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0 9 * *",
        "0 9 * * 1 2026",
        "every monday",
        "60 * * * *",
        "* 24 * * *",
        "* * 0 * *",
        "* * 32 * *",
        "* * * 13 *",
        "* * * 0 *",
        "* * * * 8",
        "5-1 * * * *",
        "*/0 * * * *",
        "5/10 * * * *",
        "1,,2 * * * *",
        "1- * * * *",
        "jan * * * *",
        "* * * mon *",
        "* * * janu *",
        "0 0 30 2 *",
        "0 0 31 4,6,9,11 *",
        "٣ * * * *",
        "@daily",
      })
  void refusesCron(String text) {
    assertThatThrownBy(() -> CronExpression.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got \"");
  }

  @Test
  void acceptsTheLeapDay() {
    assertThat(CronExpression.parse("0 12 29 2 *").daysOfMonth()).containsExactly(29);
  }

  private static ScheduledTask every(String every, String at, List<String> days) {
    return task(null, every, at, days, "goal");
  }

  private static ScheduledTask task(
      String cron, String every, String at, List<String> days, String kind) {
    return new ScheduledTask(cron, every, at, days, "Title", "Goal.", "api", kind);
  }
}
