package io.operationscenter.kit.process;

import java.time.Duration;

/**
 * How long a program may run.
 *
 * @param wall wall-clock time from its start, more than zero, at most {@link #LONGEST}
 * @param grace time between SIGTERM and SIGKILL to the whole tree; zero = SIGKILL at once
 */
public record TimeLimit(Duration wall, Duration grace) {

  /** What a monotonic clock can count. */
  static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

  static final TimeLimit DEFAULT = new TimeLimit(Duration.ofSeconds(120), Duration.ofSeconds(5));

  public TimeLimit {
    if (!wall.isPositive()) {
      throw new IllegalArgumentException("time limit must be more than zero, got " + wall);
    }
    if (wall.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("time limit must be at most " + LONGEST + ", got " + wall);
    }
    if (grace.isNegative()) {
      throw new IllegalArgumentException("grace must not be negative, got " + grace);
    }
  }

  /** The given time with the usual grace of 5 s. */
  public static TimeLimit of(Duration wall) {
    return new TimeLimit(wall, DEFAULT.grace());
  }
}
