package io.operationscenter.planner.lanes;

import io.operationscenter.kit.log.LogField;
import io.operationscenter.kit.log.LogScope;
import io.operationscenter.kit.store.StoreException;
import io.operationscenter.planner.board.BoardFailure;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.lanes.goal.Backoff;
import io.operationscenter.planner.lanes.goal.ClaimWorkers;
import io.operationscenter.planner.lanes.goal.LaneRest;
import io.operationscenter.planner.lanes.settings.LaneSettings;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Looks again and again, more rarely while something is wrong (spec 06 §15). */
@Singleton
final class GoalLoop {

  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 4;

  private final LookForWork work;
  private final ClaimWorkers workers;
  private final LaneSettings settings;
  private final LaneView view;
  private final Semaphore calls = new Semaphore(0);
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final AtomicLong progress = new AtomicLong(System.nanoTime());
  private final AtomicBoolean asleep = new AtomicBoolean();
  private final AtomicInteger errors = new AtomicInteger();

  GoalLoop(LookForWork work, ClaimWorkers workers, LaneSettings settings, LaneView view) {
    this.work = work;
    this.workers = workers;
    this.settings = settings;
    this.view = view;
    workers.onEnd(this::ended);
  }

  /** Until {@link #stop}. */
  void run() {
    while (!stopping.get()) {
      Duration wait = cycle();
      sleep(wait);
    }
  }

  /** Look now: a slot is free, or a person enabled the lane. */
  void wake() {
    calls.release();
  }

  void stop() {
    stopping.set(true);
    calls.release();
  }

  /** False when the loop has been at one thing for so long that it may hang. */
  boolean alive(Duration patience) {
    return asleep.get()
        || System.nanoTime() - progress.get() < patience.toNanos()
        || !workers.atWork().isEmpty();
  }

  /** One cycle and how long to wait after it. */
  Duration cycle() {
    progress.set(System.nanoTime());
    Duration interval = settings.goalInterval();
    try (LogScope _ = LogScope.open(LogField.LANE, LaneRole.GOAL.wire())) {
      work.once();
      errors.set(0);
      return interval;
    } catch (RuntimeException failure) {
      if (Thread.currentThread().isInterrupted()) {
        stopping.set(true);
        return interval;
      }
      return failed(failure, interval);
    }
  }

  private Duration failed(RuntimeException failure, Duration interval) {
    return switch (failure) {
      case BoardFailure board -> failed(board, interval);
      case StoreException store -> troubled("error", "store", store, interval);
      default -> {
        try (LogScope _ = LogScope.open(LogField.EVENT, "cycle_failed")) {
          Log.errorf(failure, "The cycle failed");
        }
        yield troubled("error", "cycle_failed", failure, interval);
      }
    };
  }

  private Duration failed(BoardFailure failure, Duration interval) {
    return switch (failure.kind()) {
      case RATE_LIMITED -> rested(failure, interval);
      case AUTH, PERMISSION, CONFIGURATION -> {
        work.doubt();
        yield troubled("parked", "credential_invalid", failure, interval);
      }
      case NOT_FOUND, VALIDATION, CONFLICT, UNAVAILABLE ->
          troubled("error", "board_unavailable", failure, interval);
    };
  }

  /** Paused for all planners on the store; a wake-up meanwhile finds the lane resting. */
  private Duration rested(BoardFailure failure, Duration interval) {
    Duration asked = Objects.requireNonNullElse(failure.retryAfter(), Duration.ZERO);
    Duration time = LaneRest.afterRefusals(interval, asked);
    view.is("backoff", "board_rate_limited", failure.getMessage());
    try (LogScope _ = LogScope.open(LogField.EVENT, "board_rate_limited")) {
      Log.warnf(
          "Lane %s rests for %d s: %s",
          LaneRole.GOAL.wire(), time.toSeconds(), failure.getMessage());
    }
    try {
      work.rest(time, String.valueOf(failure.getMessage()));
    } catch (StoreException away) {
      return troubled("error", "store", away, interval);
    }
    return time;
  }

  private Duration troubled(
      String state, String action, RuntimeException failure, Duration interval) {
    int before = errors.getAndIncrement();
    view.is(state, action, failure.getMessage());
    try (LogScope _ = LogScope.open(LogField.EVENT, action)) {
      Log.warnf("Lane %s: %s", LaneRole.GOAL.wire(), failure.getMessage());
    }
    return Backoff.after(Math.min(before, MOST_DOUBLINGS), interval, LONGEST);
  }

  private void ended(Claim claim) {
    String classification = claim.conclusion() == null ? null : claim.conclusion().classification();
    view.ended(claim.followUps(), classification);
    wake();
  }

  /** A little off the beat, so that planners on one store take turns. */
  private void sleep(Duration time) {
    asleep.set(true);
    try {
      long millis = time.toMillis();
      long jittered = millis - ThreadLocalRandom.current().nextLong(Math.max(1, millis / 10));
      if (calls.tryAcquire(Math.max(1, jittered), TimeUnit.MILLISECONDS)) {
        calls.drainPermits();
      }
    } catch (InterruptedException e) {
      stopping.set(true);
      Thread.currentThread().interrupt();
    } finally {
      asleep.set(false);
    }
  }
}
