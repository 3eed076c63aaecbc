package io.operationscenter.planner.lanes.goal;

import io.operationscenter.kit.lease.Lease;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.lanes.claims.ClaimStep;
import io.operationscenter.planner.lanes.claims.Claims;
import io.operationscenter.planner.lanes.claims.Refusals;
import io.operationscenter.planner.lanes.outcome.Conclusion;
import io.operationscenter.planner.lanes.outcome.LaneComment;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Lets go of a claim that cannot be brought to its start (spec 06 §5 step 8): the card returns to
 * Ready, says why, and is left in peace for a while. A ticket that was admitted expires by itself.
 * Of one that has ended, what the board refuses for good is left undone, and remembered.
 */
@Singleton
public final class GiveUp {

  private static final Duration PEACE = Duration.ofMinutes(15);
  private static final String REASON = "worker_raised";
  private static final String REFUSED = "board_refused";

  private final Claims claims;
  private final Refusals refusals;
  private final Clock clock;

  GiveUp(Claims claims, Refusals refusals, Clock clock) {
    this.claims = claims;
    this.refusals = refusals;
    this.clock = clock;
  }

  /** True while nothing was started yet. */
  public boolean possible(Claim claim) {
    return switch (claim.step()) {
      case CLAIMED, PLANNED, ADMITTED, MOVING, MOVED -> true;
      case STARTED, WITHDRAWING, CONCLUDED, COMMENTED, FOLLOWED_UP, SETTLED, CLOSED -> false;
    };
  }

  /** The claim, concluded. */
  public Claim now(Lease lease, Claim claim, String why) {
    boolean moved = claim.step().compareTo(ClaimStep.MOVING) >= 0;
    refusals.remember(claim.subject(), REASON, why, clock.instant().plus(PEACE));
    Conclusion conclusion =
        Conclusion.of(REASON, moved ? BoardState.RUNNING : BoardState.READY)
            .saying(
                "claim:" + claim.id(),
                LaneComment.goal("returned to queue")
                    .with("task_id", claim.taskId())
                    .with("task_kind", "goal")
                    .with("result_status", "skipped")
                    .with("reason", REASON)
                    .with("phase", claim.step().wire())
                    .with("detail", why)
                    .text());
    Claim concluded = claim.concluded(moved ? conclusion.movingTo(BoardState.READY) : conclusion);
    return claims.advance(lease, claim, concluded);
  }

  /** The claim one effect further without it; empty while its run may still live. */
  public Optional<Claim> without(Lease lease, Claim claim, String why) {
    Optional<Claim> next =
        switch (claim.step()) {
          case CONCLUDED -> Optional.of(claim.at(ClaimStep.COMMENTED));
          case COMMENTED -> Optional.of(claim.followedUp(List.of()));
          case FOLLOWED_UP -> Optional.of(claim.at(ClaimStep.SETTLED));
          case CLAIMED, PLANNED, ADMITTED, MOVING, MOVED, STARTED, WITHDRAWING, SETTLED, CLOSED ->
              Optional.empty();
        };
    return next.map(
        further -> {
          refusals.remember(claim.subject(), REFUSED, why, clock.instant().plus(PEACE));
          return claims.advance(lease, claim, further);
        });
  }
}
