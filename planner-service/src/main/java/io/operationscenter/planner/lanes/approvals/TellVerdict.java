package io.operationscenter.planner.lanes.approvals;

import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.planner.board.Board;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.board.CardLabels;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.lanes.claims.ToldVerdicts;
import io.operationscenter.planner.lanes.goal.CommentOnCard;
import io.operationscenter.planner.lanes.goal.MoveCard;
import io.operationscenter.planner.lanes.outcome.LaneComment;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes on the board what a verdict means for its card: a comment, the label taken off, the move.
 * Each may be repeated, in this order.
 */
@Singleton
final class TellVerdict {

  private final Board board;
  private final MoveCard moves;
  private final ToldVerdicts told;

  TellVerdict(Board board, MoveCard moves, ToldVerdicts told) {
    this.board = board;
    this.moves = moves;
    this.told = told;
  }

  /** A person let the run begin: the card goes back to Ready. */
  void granted(Claim claim, Approval approval) {
    blocked(claim)
        .ifPresent(
            card -> {
              say(
                  claim,
                  "approval:" + approval.approvalId(),
                  comment(claim, "approval given")
                      .with("result_status", "approved")
                      .with("proposal_digest", approval.proposalDigest())
                      .with("approval_id", approval.approvalId())
                      .with("given_by", approval.givenBy())
                      .with("source", approval.source().wire())
                      .with("reason", approval.reason())
                      .with("next_action", "none; the card is taken again and runs once"));
              takeOff(card);
              backToReady(claim);
            });
  }

  /** A person said no: the card stays where it is. */
  void rejected(Claim claim, Approval approval) {
    if (told.contain(approval.approvalId())) {
      return;
    }
    say(
        claim,
        "approval:" + approval.approvalId(),
        comment(claim, "approval rejected")
            .with("result_status", "blocked")
            .with("proposal_digest", approval.proposalDigest())
            .with("given_by", approval.givenBy())
            .with("reason", approval.reason())
            .with(
                "next_action",
                "edit the card, or move it to Ready for AI to ask for approval again"));
    told.add(approval.approvalId());
  }

  /** The label was no approval: it comes off, and the card waits on. */
  void labelIsVoid(Claim claim, String reason) {
    say(
        claim,
        "label:%s:void".formatted(claim.ticketId()),
        comment(claim, "label does not count")
            .with("result_status", "blocked")
            .with("reason", reason)
            .with(
                "next_action",
                "a person other than our account sets policy: approved again, or"
                    + " operations-center approve %s --reason …".formatted(claim.taskId())));
    blocked(claim).ifPresent(this::takeOff);
  }

  /** The approval was of another card than this has become: it is asked for anew. */
  void cardWasEdited(Claim claim) {
    say(
        claim,
        "label:%s:edited".formatted(claim.ticketId()),
        comment(claim, "label does not count")
            .with("result_status", "blocked")
            .with("reason", "the card was edited after it had asked for approval")
            .with("next_action", "none; the edited card asks for approval anew"));
    blocked(claim).ifPresent(this::takeOff);
    backToReady(claim);
  }

  private void backToReady(Claim claim) {
    blocked(claim).ifPresent(card -> moves.move(card, BoardState.READY));
  }

  private Optional<Card> blocked(Claim claim) {
    return board.card(claim.taskId()).filter(card -> card.isIn(BoardState.BLOCKED));
  }

  private void takeOff(Card card) {
    Set<String> labels =
        card.labels().stream()
            .filter(label -> new CardLabels(List.of(label)).policyApproved())
            .collect(Collectors.toSet());
    if (!labels.isEmpty()) {
      board.relabel(card.id(), Set.of(), labels);
    }
  }

  private void say(Claim claim, String externalId, LaneComment comment) {
    CommentOnCard.write(board, claim.taskId(), externalId, comment.text());
  }

  private static LaneComment comment(Claim claim, String event) {
    return LaneComment.goal(event).with("task_id", claim.taskId()).with("task_kind", "goal");
  }
}
