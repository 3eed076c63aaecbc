package io.operationscenter.kit.events;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes the readers of this process at once; those of other replicas look again by themselves. */
final class Doorbell {
  private static final long LOOK_AGAIN = Duration.ofMillis(500).toNanos();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition bell = lock.newCondition();
  private long rings;
  private boolean closed;

  /** How often it rang so far: to be read before looking, so that no ring in between is lost. */
  long rung() {
    lock.lock();
    try {
      return rings;
    } finally {
      lock.unlock();
    }
  }

  void ring() {
    lock.lock();
    try {
      rings++;
      bell.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      bell.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for another ring, or until it is time to look again.
   *
   * @param deadline of {@link System#nanoTime()}
   * @return false when there is no point in looking again
   */
  boolean awaitNext(long rung, long deadline) {
    lock.lock();
    try {
      long left = deadline - System.nanoTime();
      if (left <= 0 || closed) {
        return false;
      }
      long patience = Math.min(left, LOOK_AGAIN);
      while (rings == rung && !closed && patience > 0) {
        patience = bell.awaitNanos(patience);
      }
      return !closed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }
}
