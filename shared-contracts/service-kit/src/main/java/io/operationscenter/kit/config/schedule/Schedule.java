package io.operationscenter.kit.config.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;

/** When a scheduled task is due (spec 07 §2.9), times in UTC. */
public sealed interface Schedule {

  /** At the fire times of a cron expression. */
  record Cron(CronExpression expression) implements Schedule {}

  /**
   * So long after the last run.
   *
   * @param interval at least one minute
   * @param at time of day it waits for, ± 300 s
   * @param days days of the week it keeps to, never empty
   */
  record Every(Duration interval, Optional<LocalTime> at, Set<DayOfWeek> days)
      implements Schedule {}
}
