package io.operationscenter.planner.lanes.goal;

import java.time.Duration;

/** Doubles a wait with every failure in a row, up to a limit. */
public final class Backoff {

  private Backoff() {}

  /**
   * How long to wait.
   *
   * @param failures failures before this one, 0 for the first
   */
  public static Duration after(long failures, Duration first, Duration most) {
    Duration wait = first.multipliedBy(1L << Math.clamp(failures, 0, 20));
    return wait.compareTo(most) > 0 ? most : wait;
  }
}
