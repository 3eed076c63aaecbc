package io.operationscenter.planner.lanes.goal;

import io.operationscenter.planner.board.Board;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.lanes.claims.CardContent;
import io.operationscenter.planner.lanes.claims.CardMemory;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.lanes.claims.ClaimStep;
import io.operationscenter.planner.lanes.outcome.Conclusion;
import io.operationscenter.planner.lanes.outcome.LaneComment;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Step 6: comment, follow-ups, state; each may be repeated (design §3). */
@Singleton
final class ApplyConclusion {

  private final Board board;
  private final MakeFollowUps followUps;
  private final MoveCard moves;
  private final CardMemory memory;

  ApplyConclusion(Board board, MakeFollowUps followUps, MoveCard moves, CardMemory memory) {
    this.board = board;
    this.followUps = followUps;
    this.moves = moves;
    this.memory = memory;
  }

  Handled comment(Claim claim) {
    Conclusion conclusion = conclusion(claim);
    if (conclusion.commentId() != null) {
      CommentOnCard.write(board, claim.taskId(), conclusion.commentId(), conclusion.comment());
    }
    return Handled.on(claim.at(ClaimStep.COMMENTED));
  }

  /** Nothing follows from the run of a card that a person moved: its end is theirs. */
  Handled followUps(Claim claim) {
    Conclusion conclusion = conclusion(claim);
    boolean follow =
        !conclusion.followUps().isEmpty()
            && board
                .card(claim.taskId())
                .filter(card -> card.isIn(conclusion.standingState()))
                .isPresent();
    return Handled.on(claim.followedUp(follow ? followUps.make(claim, conclusion) : List.of()));
  }

  /** Writes the state only where the card still stands in the one we set; else it only comments. */
  Handled state(Claim claim) {
    Conclusion conclusion = conclusion(claim);
    Optional<Card> read = board.card(claim.taskId());
    if (read.isPresent() && conclusion.targetState().isPresent()) {
      settle(claim, read.get(), conclusion);
    } else {
      read.ifPresent(card -> memory.wrote(card, card));
    }
    return Handled.on(claim.at(ClaimStep.SETTLED));
  }

  private void settle(Claim claim, Card card, Conclusion conclusion) {
    BoardState standing = conclusion.standingState();
    BoardState target = conclusion.targetState().orElseThrow();
    if (card.isIn(standing) && asJudged(claim, card, standing)) {
      moves.move(card, target);
    } else if (card.isIn(target) && moves.ours(card.id())) {
      moves.confirm(card, standing, target);
    } else if (!card.isIn(standing) && !card.isIn(target)) {
      CommentOnCard.write(
          board,
          claim.taskId(),
          "state-left:" + claim.ticketId(),
          LaneComment.goal("state left to person")
              .with("task_id", claim.taskId())
              .with("task_kind", "goal")
              .with("result_status", conclusion.outcome())
              .with("card_state", card.stateName())
              .with("state_of_result", target.title())
              .text());
    }
  }

  /** A card that never left Ready is judged by what it said; edited, it is asked for anew. */
  private static boolean asJudged(Claim claim, Card card, BoardState standing) {
    return standing != BoardState.READY || CardContent.of(card).equals(claim.subject().content());
  }

  private static Conclusion conclusion(Claim claim) {
    return Objects.requireNonNull(claim.conclusion());
  }
}
