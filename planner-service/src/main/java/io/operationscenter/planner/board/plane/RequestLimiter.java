package io.operationscenter.planner.board.plane;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Lets callers make their requests one after another within the limit of one API token: transitions
 * before comments before creates before reads, and of one kind in the order in which they came.
 */
final class RequestLimiter {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PriorityQueue<Waiting> queue =
      new PriorityQueue<>(Comparator.comparing(Waiting::kind).thenComparingLong(Waiting::number));
  private final RequestWindow window;
  private final LongSupplier nanoTime;
  private long lastNumber;

  private record Waiting(RequestKind kind, long number) {}

  /**
   * @param nanoTime monotonic clock
   */
  RequestLimiter(RequestWindow window, LongSupplier nanoTime) {
    this.window = window;
    this.nanoTime = nanoTime;
  }

  /** Changes the limits from now on; what was counted stays counted. */
  void limits(int perMinute, int forWritesOnly) {
    lock.lock();
    try {
      window.limits(perMinute, forWritesOnly);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Blocks until the request may be made, and counts it. */
  void acquire(RequestKind kind) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Waiting self = new Waiting(kind, ++lastNumber);
      queue.add(self);
      try {
        awaitTurn(self);
      } finally {
        queue.remove(self);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many callers are waiting. */
  int waiting() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }

  /** Makes the callers look at the clock again. */
  void lookAgain() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void awaitTurn(Waiting self) throws InterruptedException {
    long wait = nanosUntilTurn(self);
    while (wait > 0) {
      changed.awaitNanos(wait);
      wait = nanosUntilTurn(self);
    }
  }

  /** Whoever is not the next waits to be told; the turn that has come is counted. */
  private long nanosUntilTurn(Waiting self) {
    return self.equals(queue.peek())
        ? window.take(self.kind(), nanoTime.getAsLong())
        : Long.MAX_VALUE;
  }
}
