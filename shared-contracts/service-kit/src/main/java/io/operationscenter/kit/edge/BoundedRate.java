package io.operationscenter.kit.edge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/** Lets a number of things pass in each window of time and counts the rest. */
final class BoundedRate {

  private final Clock clock;
  private final Duration window;
  private final int limit;

  private Instant windowStart = Instant.EPOCH;
  private int passed;
  private long silent;

  BoundedRate(Clock clock, Duration window, int limit) {
    this.clock = clock;
    this.window = window;
    this.limit = limit;
  }

  /** How many were held back since the last one that passed; empty when this one is held back. */
  synchronized OptionalLong pass() {
    Instant now = clock.instant();
    if (!now.isBefore(windowStart.plus(window))) {
      windowStart = now;
      passed = 0;
    }
    if (passed == limit) {
      silent++;
      return OptionalLong.empty();
    }
    passed++;
    long before = silent;
    silent = 0;
    return OptionalLong.of(before);
  }
}
