package io.operationscenter.planner.board.plane;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Which requests were made in the last minute, and so when the next one may be (spec 10 §7). Reads
 * leave a reserve that only writes may use. Not thread-safe.
 */
final class SlidingWindow implements RequestWindow {

  /** One second more than the board's own, for the clocks and the way between. */
  private static final long LENGTH = Duration.ofSeconds(61).toNanos();

  private final Deque<Long> made = new ArrayDeque<>();
  private Allowance allowance;

  SlidingWindow(int limit, int reserve) {
    allowance = Allowance.of(limit, reserve);
  }

  @Override
  public void limits(int perMinute, int forWritesOnly) {
    allowance = Allowance.of(perMinute, forWritesOnly);
  }

  @Override
  public long take(RequestKind kind, long now) {
    long wait = nanosUntil(kind, now);
    if (wait <= 0) {
      count(now);
    }
    return wait;
  }

  /**
   * How long until a request of the kind may be made; zero or less: now.
   *
   * @param now monotonic nanoseconds
   */
  long nanosUntil(RequestKind kind, long now) {
    while (!made.isEmpty() && now - made.getFirst() >= LENGTH) {
      made.removeFirst();
    }
    int tooMany = made.size() - allowance.of(kind) + 1;
    return tooMany <= 0
        ? 0
        : made.stream().skip(tooMany - 1L).findFirst().orElse(now) + LENGTH - now;
  }

  /** Counts a request made now. */
  void count(long now) {
    made.addLast(now);
  }
}
