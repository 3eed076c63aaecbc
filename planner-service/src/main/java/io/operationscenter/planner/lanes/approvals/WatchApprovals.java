package io.operationscenter.planner.lanes.approvals;

import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.approvals.ApprovalState;
import io.operationscenter.kit.edge.PeerAway;
import io.operationscenter.kit.edge.PeerRefused;
import io.operationscenter.kit.log.LogField;
import io.operationscenter.kit.log.LogScope;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.board.CardLabels;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.lanes.claims.Claims;
import io.operationscenter.planner.lanes.selection.BoardCards;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks after the cards that stand in Blocked as {@code policy_review}: a verdict at execution, or
 * a label that counts, moves them on, and one that a person put elsewhere waits no longer (design
 * §4). Every look starts from what board and execution say now, so it may end anywhere and begin
 * again.
 */
@Singleton
public final class WatchApprovals {

  private final Claims claims;
  private final BoardCards snapshot;
  private final ApprovalCalls approvals;
  private final AnswerLabel labels;
  private final TellVerdict tell;
  private final WithdrawWaiting withdraw;

  WatchApprovals(
      Claims claims,
      BoardCards snapshot,
      ApprovalCalls approvals,
      AnswerLabel labels,
      TellVerdict tell,
      WithdrawWaiting withdraw) {
    this.claims = claims;
    this.snapshot = snapshot;
    this.approvals = approvals;
    this.labels = labels;
    this.tell = tell;
    this.withdraw = withdraw;
  }

  /**
   * One look at all cards of a lane that wait. Without an answer of execution nothing is done; the
   * next look finds the same.
   *
   * @throws io.operationscenter.planner.board.BoardFailure when the board could not be asked
   */
  public void look(String role) {
    List<Claim> waiting = claims.waitingForPerson(role);
    if (waiting.isEmpty()) {
      return;
    }
    Map<String, Card> cards =
        snapshot.cards().stream()
            .collect(Collectors.toMap(Card::id, Function.identity(), (first, _) -> first));
    Map<Claim, Card> standing = new LinkedHashMap<>();
    List<Claim> elsewhere = new ArrayList<>();
    for (Claim claim : waiting) {
      Card card = cards.get(claim.taskId());
      if (card != null && card.isIn(BoardState.BLOCKED)) {
        standing.put(claim, card);
      } else if (card == null || WithdrawWaiting.left(card)) {
        elsewhere.add(claim);
      }
    }
    try {
      if (!standing.isEmpty()) {
        Verdicts verdicts =
            new Verdicts(approvals.in(ApprovalState.GRANTED), approvals.in(ApprovalState.REJECTED));
        standing.forEach((claim, card) -> consider(claim, card, verdicts));
      }
      elsewhere.forEach(claim -> withdraw.consider(claim, labels.digestOf(claim)));
    } catch (PeerAway | PeerRefused unanswered) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      try (LogScope _ = LogScope.open(LogField.EVENT, "approvals_unavailable")) {
        Log.warnf("Approvals are looked at again later: %s", unanswered.getMessage());
      }
    }
  }

  private void consider(Claim claim, Card card, Verdicts verdicts) {
    String digest = labels.digestOf(claim);
    Optional<Approval> granted = first(verdicts.granted(), claim, digest);
    if (granted.isEmpty()) {
      first(verdicts.rejected(), claim, digest).ifPresent(no -> tell.rejected(claim, no));
    }
    if (granted.isEmpty() && CardLabels.of(card).policyApproved()) {
      granted = labels.answer(claim);
    }
    granted.ifPresent(yes -> tell.granted(claim, yes));
  }

  private static Optional<Approval> first(List<Approval> all, Claim claim, String digest) {
    return all.stream()
        .filter(one -> one.taskId().equals(claim.taskId()))
        .filter(one -> one.proposalDigest().equals(digest))
        .findFirst();
  }

  /** What people have said at execution. */
  private record Verdicts(List<Approval> granted, List<Approval> rejected) {}
}
