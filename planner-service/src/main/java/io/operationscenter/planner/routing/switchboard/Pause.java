package io.operationscenter.planner.routing.switchboard;

import java.time.Duration;

/** Waits before another attempt. */
@FunctionalInterface
public interface Pause {

  /** Waits on this thread. */
  void await(Duration duration) throws InterruptedException;
}
