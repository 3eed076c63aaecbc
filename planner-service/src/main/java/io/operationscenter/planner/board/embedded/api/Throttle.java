package io.operationscenter.planner.board.embedded.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** At most so many requests in any 60 seconds, counted per key; a refused one does not count. */
final class Throttle {

  private static final Duration WINDOW = Duration.ofSeconds(60);

  private final int perMinute;
  private final Clock clock;
  private final Map<String, Deque<Instant>> seen = new ConcurrentHashMap<>();

  /**
   * @param perMinute 0 switches it off
   */
  Throttle(int perMinute, Clock clock) {
    this.perMinute = perMinute;
    this.clock = clock;
  }

  /** What became of a request. */
  sealed interface Pass {
    /** No limit is set. */
    record Unlimited() implements Pass {}

    /** It counts. */
    record Counted(int remaining, long resetEpochSecond) implements Pass {}

    /** It may be asked again after so many seconds. */
    record TooMany(long retryAfterSeconds) implements Pass {}
  }

  Pass pass(String key) {
    if (perMinute == 0) {
      return new Pass.Unlimited();
    }
    Deque<Instant> times = seen.computeIfAbsent(key, _ -> new ArrayDeque<>());
    synchronized (times) {
      Instant now = clock.instant();
      while (!times.isEmpty() && !times.getFirst().plus(WINDOW).isAfter(now)) {
        times.removeFirst();
      }
      if (times.size() >= perMinute) {
        Duration wait = Duration.between(now, times.getFirst().plus(WINDOW));
        return new Pass.TooMany(Math.max(1, wait.toSeconds()));
      }
      times.addLast(now);
      return new Pass.Counted(perMinute - times.size(), now.plus(WINDOW).getEpochSecond());
    }
  }
}
