package io.operationscenter.planner.lanes.goal;

import io.operationscenter.kit.edge.PeerAway;
import io.operationscenter.kit.lease.Lease;
import io.operationscenter.kit.lease.LeaseLost;
import io.operationscenter.kit.log.LogField;
import io.operationscenter.kit.log.LogScope;
import io.operationscenter.kit.store.StoreException;
import io.operationscenter.planner.board.BoardFailure;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.lanes.claims.ClaimStep;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Brings one claim to its end, on a thread of its own, through outages of board and execution. */
final class ClaimWorker implements Runnable {

  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final int PATIENCE = 5;

  private final AdvanceClaim advance;
  private final GiveUp giveUp;
  private final Duration interval;
  private final CompletableFuture<Claim> begun = new CompletableFuture<>();
  private final Semaphore calls = new Semaphore(0);
  private volatile Claim claim;
  private volatile Lease lease;
  private volatile boolean stopping;
  private volatile @Nullable String waitsFor;
  private int failures;
  private int refusals;
  private int surprises;

  ClaimWorker(AdvanceClaim advance, GiveUp giveUp, ClaimCard.Held held, Duration interval) {
    this.advance = advance;
    this.giveUp = giveUp;
    this.claim = held.claim();
    this.lease = held.lease();
    this.interval = interval;
  }

  Claim claim() {
    return claim;
  }

  Lease lease() {
    return lease;
  }

  void renewed(Lease longer) {
    lease = longer;
  }

  /** What keeps it from its next step, a sentence; empty while nothing does. */
  Optional<String> waitsFor() {
    return Optional.ofNullable(waitsFor);
  }

  /** The claim once its ticket is started, or as it was closed without. */
  CompletableFuture<Claim> begun() {
    return begun;
  }

  /** Something happened to its ticket: look now. */
  void wake() {
    calls.release();
  }

  /** Ends after the step at hand; the claim is resumed by whoever takes its lease next. */
  void stop() {
    stopping = true;
    calls.release();
  }

  @Override
  public void run() {
    try (LogScope _ = LogScope.open(LogField.TASK_ID, claim.taskId());
        LogScope _ = LogScope.open(LogField.LANE, claim.subject().role())) {
      say("watch_task_claimed", "Claimed card %s: %s", claim.taskId(), claim.subject().title());
      while (!stopping && !AdvanceClaim.over(claim)) {
        step();
      }
    } catch (LeaseLost lost) {
      say("claim_lost", "Left to another planner: %s", String.valueOf(lost.getMessage()));
    } finally {
      begun.complete(claim);
    }
  }

  private void step() {
    try (LogScope _ = LogScope.open(LogField.TICKET_ID, claim.ticketId())) {
      AdvanceClaim.Advanced advanced = advance.next(lease, claim);
      changed(advanced.claim());
      failures = 0;
      refusals = 0;
      waitsFor = null;
      if (advanced.waiting()) {
        pause(interval);
      }
    } catch (BoardFailure failure) {
      Duration asked = Objects.requireNonNullElse(failure.retryAfter(), Duration.ZERO);
      if (failure.kind() == BoardFailure.Kind.RATE_LIMITED) {
        restLane(failure, asked);
      }
      refusals = refusedForGood(failure) ? refusals + 1 : 0;
      if (refusals == PATIENCE) {
        warnOfRefusal(failure);
      }
      if (refusals < PATIENCE || !goneOnWithout(failure)) {
        retry(failure, asked);
      }
    } catch (PeerAway | StoreException failure) {
      retry(failure, Duration.ZERO);
    } catch (LeaseLost lost) {
      throw lost;
    } catch (RuntimeException surprise) {
      surprised(surprise);
    }
  }

  private void changed(Claim next) {
    boolean further = next.step() != claim.step();
    claim = next;
    if (further) {
      surprises = 0;
      say("claim_step", "Card %s: %s", claim.taskId(), claim.step().wire());
    }
    if (claim.step() == ClaimStep.STARTED || AdvanceClaim.over(claim)) {
      begun.complete(claim);
    }
  }

  /** While the board is short of requests, none is spent on looking for more work. */
  private void restLane(BoardFailure failure, Duration asked) {
    Duration time = LaneRest.afterRefusals(interval, asked);
    say("board_rate_limited", "The lane rests for %d s", time.toSeconds());
    try {
      advance.rest(claim, time, String.valueOf(failure.getMessage()));
    } catch (StoreException away) {
      say("rest_not_kept", "%s", String.valueOf(away.getMessage()));
    }
  }

  /** Asking again changes nothing, unless somebody changes the board. */
  private static boolean refusedForGood(BoardFailure failure) {
    return switch (failure.kind()) {
      case NOT_FOUND, VALIDATION, CONFLICT -> true;
      case AUTH, PERMISSION, RATE_LIMITED, UNAVAILABLE, CONFIGURATION -> false;
    };
  }

  private void warnOfRefusal(BoardFailure failure) {
    try (LogScope _ = LogScope.open(LogField.EVENT, "claim_refused")) {
      Log.warnf(
          "The board refused %d times what card %s needs at %s: %s",
          refusals, claim.taskId(), claim.step().wire(), failure.getMessage());
    }
  }

  /** A refused claim must not hold its slot for ever. */
  private boolean goneOnWithout(BoardFailure failure) {
    String why = String.valueOf(failure.getMessage());
    Optional<Claim> next =
        giveUp.possible(claim)
            ? Optional.of(giveUp.now(lease, claim, why))
            : giveUp.without(lease, claim, why);
    next.ifPresent(
        further -> {
          refusals = 0;
          changed(further);
        });
    return next.isPresent();
  }

  /** What is away comes back; the claim waits at its step. */
  private void retry(RuntimeException failure, Duration least) {
    Duration wait = Backoff.after(failures, FIRST_WAIT, LONGEST_WAIT);
    failures++;
    String what =
        "Card %s waits at %s: %s"
            .formatted(claim.taskId(), claim.step().wire(), failure.getMessage());
    waitsFor = what;
    say("claim_waits", "%s", what);
    pause(least.compareTo(wait) > 0 ? least : wait);
  }

  private void surprised(RuntimeException surprise) {
    surprises++;
    try (LogScope _ = LogScope.open(LogField.EVENT, "claim_failed")) {
      Log.errorf(
          surprise,
          "Card %s failed at %s, time %d",
          claim.taskId(),
          claim.step().wire(),
          surprises);
    }
    if (surprises >= PATIENCE && giveUp.possible(claim)) {
      changed(giveUp.now(lease, claim, String.valueOf(surprise.getMessage())));
    } else {
      pause(Backoff.after(surprises - 1L, FIRST_WAIT, LONGEST_WAIT));
    }
  }

  private void pause(Duration time) {
    try {
      if (calls.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
        calls.drainPermits();
      }
    } catch (InterruptedException e) {
      stopping = true;
      Thread.currentThread().interrupt();
    }
  }

  private static void say(String event, String format, Object... values) {
    try (LogScope _ = LogScope.open(LogField.EVENT, event)) {
      Log.infof(format, values);
    }
  }
}
