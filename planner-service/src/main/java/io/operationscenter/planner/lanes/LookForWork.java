package io.operationscenter.planner.lanes;

import io.operationscenter.kit.lease.Lease;
import io.operationscenter.kit.lease.Leases;
import io.operationscenter.planner.board.Board;
import io.operationscenter.planner.board.BoardFailure;
import io.operationscenter.planner.lanes.approvals.WatchApprovals;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.lanes.goal.ClaimCard;
import io.operationscenter.planner.lanes.goal.ClaimWorkers;
import io.operationscenter.planner.lanes.settings.LaneSettings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One cycle of the goal lane. The lane's lease is held for the cycle only, so planners on one store
 * take turns and each fills its own slots.
 */
@Singleton
final class LookForWork {

  private static final String ROLE = LaneRole.GOAL.wire();
  private static final Duration LEASE = Duration.ofSeconds(60);

  private final Board board;
  private final Leases leases;
  private final LaneRows rows;
  private final WatchApprovals approvals;
  private final ClaimCard claimCard;
  private final ClaimWorkers workers;
  private final LaneSettings settings;
  private final LaneView view;
  private final Clock clock;
  private final AtomicBoolean verified = new AtomicBoolean();

  @SuppressWarnings("TooManyParameters") // the cycle touches each of them once
  LookForWork(
      Board board,
      Leases leases,
      LaneRows rows,
      WatchApprovals approvals,
      ClaimCard claimCard,
      ClaimWorkers workers,
      LaneSettings settings,
      LaneView view,
      Clock clock) {
    this.board = board;
    this.leases = leases;
    this.rows = rows;
    this.approvals = approvals;
    this.claimCard = claimCard;
    this.workers = workers;
    this.settings = settings;
    this.view = view;
    this.clock = clock;
  }

  /**
   * One cycle.
   *
   * @throws BoardFailure when the board could not be asked
   */
  void once() {
    workers.adopt(ROLE);
    Optional<Lease> lease = leases.acquire("lane:" + ROLE, workers.holder(), LEASE);
    if (lease.isEmpty()) {
      return;
    }
    try {
      view.cycle(rows.nextCycle(lease.get(), ROLE));
      view.beat();
      verify();
      approvals.look(ROLE);
      look();
    } finally {
      leases.release(lease.get());
    }
  }

  /** An invalid credential is found before anything is claimed, and again after it showed later. */
  private void verify() {
    if (!verified.get()) {
      board.verify();
      verified.set(true);
    }
  }

  /** What was proved at the start no longer holds. */
  void doubt() {
    verified.set(false);
  }

  /** Nothing is asked for a while, by any planner on this store. */
  void rest(Duration time, String why) {
    rows.rest(ROLE, time, why);
  }

  private void look() {
    LaneRows.LaneRow row = rows.of(ROLE);
    Optional<Instant> rest = row.restingUntil().filter(until -> until.isAfter(clock.instant()));
    if (!row.enabled()) {
      view.is("parked", "watch_stopped", null);
    } else if (MaintenanceHours.include(clock.instant(), settings.maintenanceWindows())) {
      view.is("idle", "maintenance_window", null);
    } else if (rest.isPresent()) {
      view.is("backoff", "resting", row.restingWhy() + ", until " + rest.get());
    } else {
      claim();
    }
  }

  private void claim() {
    boolean claimed = false;
    int free = settings.parallelSlots() - workers.atWork().size();
    while (free > 0) {
      Optional<ClaimCard.Held> held = claimCard.next(workers.holder());
      if (held.isEmpty()) {
        break;
      }
      CompletableFuture<Claim> _ = workers.take(held.get());
      claimed = true;
      free--;
    }
    List<Claim> atWork = workers.atWork();
    view.worksOn(atWork.isEmpty() ? null : atWork.getFirst().taskId());
    Optional<String> waits = workers.waitsFor();
    if (atWork.isEmpty() && !claimed) {
      view.is("idle", "no_task", null);
    } else if (waits.isPresent()) {
      view.is("active", "claim_waits", waits.get());
    } else {
      view.is("active", claimed ? "task_claimed" : "task_running", null);
    }
  }
}
