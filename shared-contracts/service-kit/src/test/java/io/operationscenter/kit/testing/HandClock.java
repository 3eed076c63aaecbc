package io.operationscenter.kit.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Time that passes when a test says so. */
public final class HandClock extends Clock {

  private final AtomicReference<Instant> now;
  private final AtomicInteger looksLeft = new AtomicInteger();
  private volatile Runnable atLastLook = () -> {};

  /** A clock that stands at noon of some day. */
  public HandClock() {
    this(Instant.parse("2026-03-01T12:00:00Z"));
  }

  /** A clock that stands at the moment. */
  public HandClock(Instant start) {
    now = new AtomicReference<>(start);
  }

  /** Turns it on, or back for a negative time. */
  public void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  /** Does something when it is looked at for the nth time from now on. */
  public void atLook(int nth, Runnable what) {
    atLastLook = what;
    looksLeft.set(nth);
  }

  @Override
  public Instant instant() {
    if (looksLeft.get() > 0 && looksLeft.decrementAndGet() == 0) {
      atLastLook.run();
    }
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
