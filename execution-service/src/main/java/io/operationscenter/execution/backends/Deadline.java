package io.operationscenter.execution.backends;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * When a run must end, whatever number of programs it takes (spec 03 §3, §4.3).
 *
 * @param start of the first program
 * @param limit all programs together
 */
public record Deadline(Instant start, Duration limit) {

  /** The shorter of what the request and the backend's settings allow, in seconds. */
  public static Deadline of(InstantSource clock, long requestSeconds, long settingSeconds) {
    return new Deadline(
        clock.instant(), Duration.ofSeconds(Math.min(requestSeconds, settingSeconds)));
  }

  /** What is left; zero or less = it is over. */
  public Duration left(InstantSource clock) {
    return Duration.between(clock.instant(), start.plus(limit));
  }
}
