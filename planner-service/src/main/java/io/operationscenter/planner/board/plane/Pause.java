package io.operationscenter.planner.board.plane;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits between two attempts. */
@FunctionalInterface
interface Pause {

  /** So that callers who failed together do not come back together. */
  long JITTER_MILLIS = 500;

  /** Waits so long, and a little longer. */
  void of(Duration wait) throws InterruptedException;

  static Pause withJitter() {
    return wait ->
        Thread.sleep(wait.plusMillis(ThreadLocalRandom.current().nextLong(JITTER_MILLIS)));
  }
}
