package io.operationscenter.planner.lanes.goal;

import io.operationscenter.kit.lease.Lease;
import io.operationscenter.planner.lanes.LaneRows;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.lanes.claims.ClaimStep;
import io.operationscenter.planner.lanes.claims.Claims;
import io.operationscenter.planner.lanes.outcome.Conclusion;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;

/**
 * Takes a claim one step further and stores it. A claim is found at the last step that was stored,
 * whatever became of the effect after it, so every step may be repeated (design §3).
 */
@Singleton
public final class AdvanceClaim {

  private final Claims claims;
  private final PlanClaim plan;
  private final AdmitClaim admit;
  private final TakeCard take;
  private final FollowTicket follow;
  private final ApplyConclusion apply;
  private final LaneRows lanes;

  @SuppressWarnings("TooManyParameters") // one per step of the way
  AdvanceClaim(
      Claims claims,
      PlanClaim plan,
      AdmitClaim admit,
      TakeCard take,
      FollowTicket follow,
      ApplyConclusion apply,
      LaneRows lanes) {
    this.claims = claims;
    this.plan = plan;
    this.admit = admit;
    this.take = take;
    this.follow = follow;
    this.apply = apply;
    this.lanes = lanes;
  }

  /**
   * Where a claim is after one step.
   *
   * @param claim as stored
   * @param waiting nothing more can be done until execution or the board move
   */
  public record Advanced(Claim claim, boolean waiting) {}

  /**
   * One step.
   *
   * @param lease of the claim, still held
   * @throws io.operationscenter.planner.board.BoardFailure when the board does not do it; the claim
   *     stays where it is
   * @throws io.operationscenter.kit.edge.PeerAway when execution does not answer; likewise
   */
  public Advanced next(Lease lease, Claim claim) {
    Handled handled = handle(claim);
    if (!handled.claim().equals(claim)) {
      claims.advance(lease, claim, handled.claim());
      rest(claim, handled.claim());
    }
    boolean stopNow = claim.stopReason() == null && handled.claim().stopReason() != null;
    return new Advanced(handled.claim(), handled.waiting() && !stopNow);
  }

  private Handled handle(Claim claim) {
    return switch (claim.step()) {
      case CLAIMED -> plan.plan(claim);
      case PLANNED -> admit.admit(claim);
      case ADMITTED -> take.confirm(claim);
      case MOVING -> take.move(claim);
      case MOVED -> take.start(claim);
      case STARTED -> claim.stopReason() == null ? follow.follow(claim) : follow.stop(claim);
      case WITHDRAWING -> take.cancel(claim);
      case CONCLUDED -> apply.comment(claim);
      case COMMENTED -> apply.followUps(claim);
      case FOLLOWED_UP -> apply.state(claim);
      case SETTLED ->
          Handled.on(claim.closed(Objects.requireNonNull(claim.conclusion()).outcome()));
      case CLOSED -> throw new IllegalArgumentException("claim " + claim.id() + " is closed");
    };
  }

  private void rest(Claim before, Claim after) {
    Conclusion conclusion = after.conclusion();
    if (conclusion != null && before.conclusion() == null && conclusion.restSeconds() > 0) {
      rest(after, Duration.ofSeconds(conclusion.restSeconds()), "the agents' account is limited");
    }
  }

  /**
   * The claim's lane asks for nothing for a while.
   *
   * @param why a sentence for people
   */
  void rest(Claim claim, Duration time, String why) {
    lanes.rest(claim.subject().role(), time, why);
  }

  /** True once nothing of the claim is left to do. */
  public static boolean over(Claim claim) {
    return claim.step() == ClaimStep.CLOSED;
  }
}
