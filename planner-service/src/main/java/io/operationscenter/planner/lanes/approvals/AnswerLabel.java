package io.operationscenter.planner.lanes.approvals;

import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.approvals.ApprovalCommand;
import io.operationscenter.contracts.approvals.ApprovalSource;
import io.operationscenter.contracts.approvals.ApprovalState;
import io.operationscenter.contracts.approvals.ApprovalVerdict;
import io.operationscenter.contracts.approvals.ProposalDigest;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.kit.edge.PeerRefused;
import io.operationscenter.kit.problem.ProblemKind;
import io.operationscenter.planner.board.Board;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.board.CardLabels;
import io.operationscenter.planner.board.Comment;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.lanes.outcome.Conclusion;
import io.operationscenter.planner.planning.CardPlanning;
import io.operationscenter.planner.planning.PlannedCard;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/**
 * Hands the word of whoever set {@code policy: approved} on to execution, if it counts: set by
 * another account than ours, after the how-to comment, on a card that still says what that comment
 * was about (design §4). A label that does not count is taken off, with the reason.
 */
@Singleton
final class AnswerLabel {

  private final Board board;
  private final CardPlanning planning;
  private final ApprovalCalls approvals;
  private final TellVerdict tell;
  private final Clock clock;
  private final ProposalDigest digests;

  AnswerLabel(
      Board board, CardPlanning planning, ApprovalCalls approvals, TellVerdict tell, Clock clock) {
    this.board = board;
    this.planning = planning;
    this.approvals = approvals;
    this.tell = tell;
    this.clock = clock;
    this.digests = new ProposalDigest(ContractCodec.withRandomIds(clock));
  }

  /** The digest that the card's how-to comment names. */
  String digestOf(Claim claim) {
    return digests.of(Objects.requireNonNull(claim.command()).bundle());
  }

  /** The approval that the label amounts to; empty when it does not, or not yet. */
  Optional<Approval> answer(Claim claim) {
    Optional<Card> read =
        board
            .card(claim.taskId())
            .filter(card -> card.isIn(BoardState.BLOCKED))
            .filter(card -> CardLabels.of(card).policyApproved());
    if (read.isEmpty()) {
      return Optional.empty();
    }
    return switch (verdict(claim, read.get())) {
      case LabelVerdict.NotYet _ -> Optional.empty();
      case LabelVerdict.NotCounted nothing -> {
        tell.labelIsVoid(claim, nothing.reason());
        yield Optional.empty();
      }
      case LabelVerdict.Counts counts -> counts(claim, read.get(), counts);
    };
  }

  private LabelVerdict verdict(Claim claim, Card card) {
    Conclusion conclusion = Objects.requireNonNull(claim.conclusion());
    Comment asked =
        board.comment(
            card.id(), Objects.requireNonNull(conclusion.commentId()), conclusion.comment());
    return LabelVerdict.of(
        new LabelVerdict.Label(
            board.activities(card.id()), board.self().id(), asked.createdAt(), card.updatedAt()),
        clock.instant());
  }

  private Optional<Approval> counts(Claim claim, Card card, LabelVerdict.Counts label) {
    String digest = digestOf(claim);
    return switch (planning.plan(card)) {
      case PlannedCard.Routed routed when digests.of(routed.bundle()).equals(digest) ->
          give(claim, digest, label);
      case PlannedCard.Unrouted unrouted when unrouted.unavailable() -> Optional.empty();
      case PlannedCard.Routed _,
          PlannedCard.Unrouted _,
          PlannedCard.Unreadable _,
          PlannedCard.Rejected _ -> {
        tell.cardWasEdited(claim);
        yield Optional.empty();
      }
    };
  }

  private Optional<Approval> give(Claim claim, String digest, LabelVerdict.Counts label) {
    try {
      Approval approval =
          approvals.give(
              "label:%s:%d".formatted(claim.ticketId(), label.at().toEpochMilli()),
              new ApprovalCommand(
                  ApprovalVerdict.GRANT,
                  claim.taskId(),
                  digest,
                  ApprovalSource.LABEL,
                  "board user " + label.actorId(),
                  "label policy: approved, set at " + label.at()));
      return Optional.of(approval).filter(given -> given.state() == ApprovalState.GRANTED);
    } catch (PeerRefused refused) {
      if (refused.problem().status() != ProblemKind.CONFLICT.status()) {
        throw refused;
      }
      tell.labelIsVoid(claim, refused.problem().detail());
      return Optional.empty();
    }
  }
}
