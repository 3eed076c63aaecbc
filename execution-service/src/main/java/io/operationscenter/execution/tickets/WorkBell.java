package io.operationscenter.execution.tickets;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the workers of this process; those of other replicas look again by themselves. */
@Singleton
public final class WorkBell {

  private final Semaphore rings = new Semaphore(0);

  /** There may be something to do. */
  public void ring() {
    rings.release();
  }

  /** Waits for a ring, at most so long; all rings up to now are answered. */
  public void await(Duration longest) throws InterruptedException {
    if (rings.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
      rings.drainPermits();
    }
  }
}
