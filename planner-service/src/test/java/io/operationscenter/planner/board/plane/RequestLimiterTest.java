package io.operationscenter.planner.board.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestLimiterTest {

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

  @Test
  void readsLeaveTheReserveToWrites() {
    // Given
    SlidingWindow window = new SlidingWindow(55, 15);

    // When
    for (int read = 0; read < 40; read++) {
      assertThat(window.nanosUntil(RequestKind.READ, now.get())).isZero();
      window.count(now.get());
    }

    // Then
    assertThat(window.nanosUntil(RequestKind.READ, now.get())).isPositive();
    for (int write = 0; write < 15; write++) {
      assertThat(window.nanosUntil(RequestKind.CREATE, now.get())).isZero();
      window.count(now.get());
    }
    assertThat(window.nanosUntil(RequestKind.TRANSITION, now.get())).isPositive();
  }

  @Test
  void aRequestIsFreeAgainWhenItsOwnMinuteIsOver() {
    // Given
    SlidingWindow window = new SlidingWindow(2, 0);
    window.count(now.get());
    window.count(seconds(10));

    // Then
    assertThat(window.nanosUntil(RequestKind.READ, seconds(20)))
        .isEqualTo(Duration.ofSeconds(61 - 20).toNanos());
    assertThat(window.nanosUntil(RequestKind.READ, seconds(61))).isZero();
    window.count(seconds(61));
    assertThat(window.nanosUntil(RequestKind.READ, seconds(62)))
        .isEqualTo(Duration.ofSeconds(10 + 61 - 62).toNanos());
  }

  @Test
  void neverMoreThanTheLimitInAnyMinute() {
    SlidingWindow window = new SlidingWindow(10, 3);
    List<Long> made = new CopyOnWriteArrayList<>();
    for (long second = 0; second < 600; second++) {
      for (RequestKind kind : RequestKind.values()) {
        if (window.nanosUntil(kind, seconds(second)) == 0) {
          window.count(seconds(second));
          made.add(second);
        }
      }
    }

    for (long from = 0; from < 600; from++) {
      long start = from;
      assertThat(made.stream().filter(at -> at >= start && at < start + 60).count())
          .isLessThanOrEqualTo(10);
    }
    assertThat(made).hasSizeGreaterThan(80);
  }

  @Test
  void lowerLimitsHoldAtOnce() {
    SlidingWindow window = new SlidingWindow(10, 0);
    for (int request = 0; request < 5; request++) {
      window.count(seconds(request));
    }

    window.limits(3, 1);

    assertThat(window.nanosUntil(RequestKind.CREATE, seconds(5)))
        .isEqualTo(Duration.ofSeconds(2 + 61 - 5).toNanos());
  }

  @Test
  void transitionsGoBeforeCommentsBeforeCreatesBeforeReads() throws Exception {
    // Given
    RequestLimiter limiter = new RequestLimiter(new SlidingWindow(1, 0), now::get);
    limiter.acquire(RequestKind.READ);
    List<RequestKind> served = new CopyOnWriteArrayList<>();
    List<RequestKind> arriving =
        List.of(RequestKind.READ, RequestKind.CREATE, RequestKind.COMMENT, RequestKind.TRANSITION);
    for (RequestKind kind : arriving) {
      int before = limiter.waiting();
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  limiter.acquire(kind);
                  served.add(kind);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      await().until(() -> limiter.waiting() == before + 1);
    }

    // When
    for (int minute = 1; minute <= arriving.size(); minute++) {
      int expected = minute;
      now.addAndGet(Duration.ofSeconds(61).toNanos());
      limiter.lookAgain();
      await().until(() -> served.size() == expected);
    }

    // Then
    assertThat(served)
        .containsExactly(
            RequestKind.TRANSITION, RequestKind.COMMENT, RequestKind.CREATE, RequestKind.READ);
  }

  @Test
  void whoGivesUpWaitingMakesWay() throws Exception {
    // Given
    RequestLimiter limiter = new RequestLimiter(new SlidingWindow(1, 0), now::get);
    limiter.acquire(RequestKind.READ);
    Thread transition = Thread.ofVirtual().start(() -> acquire(limiter, RequestKind.TRANSITION));
    await().until(() -> limiter.waiting() == 1);
    Thread read = Thread.ofVirtual().start(() -> acquire(limiter, RequestKind.READ));
    await().until(() -> limiter.waiting() == 2);

    // When
    transition.interrupt();
    transition.join();
    now.addAndGet(Duration.ofSeconds(61).toNanos());
    limiter.lookAgain();
    read.join();

    // Then
    assertThat(limiter.waiting()).isZero();
  }

  private static void acquire(RequestLimiter limiter, RequestKind kind) {
    try {
      limiter.acquire(kind);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Overflows on the way, as a monotonic clock may. */
  private long seconds(long since) {
    return now.get() + Duration.ofSeconds(since).toNanos();
  }
}
