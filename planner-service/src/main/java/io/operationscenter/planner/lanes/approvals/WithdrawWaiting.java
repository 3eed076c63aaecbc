package io.operationscenter.planner.lanes.approvals;

import io.operationscenter.kit.log.LogField;
import io.operationscenter.kit.log.LogScope;
import io.operationscenter.planner.board.Board;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.lanes.claims.ToldVerdicts;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Tells execution, once, that a card waits no longer because a person put it elsewhere: nobody may
 * approve a run that nobody wants any more. A card in Ready asks again by itself, and its new
 * ticket takes the place of what waited.
 */
@Singleton
final class WithdrawWaiting {

  private final Board board;
  private final ApprovalCalls approvals;
  private final ToldVerdicts told;

  WithdrawWaiting(Board board, ApprovalCalls approvals, ToldVerdicts told) {
    this.board = board;
    this.approvals = approvals;
    this.told = told;
  }

  /**
   * Looks at a card that seems to wait no longer.
   *
   * @param digest what execution lets wait for it
   */
  void consider(Claim claim, String digest) {
    String key = "left:" + claim.ticketId();
    if (told.contain(key)) {
      return;
    }
    left(claim)
        .ifPresent(
            why -> {
              approvals.withdrawWaiting(claim.taskId(), digest, why);
              told.add(key);
              try (LogScope _ = LogScope.open(LogField.EVENT, "waiting_run_withdrawn")) {
                Log.infof("Nothing of card %s waits for a person now: %s", claim.taskId(), why);
              }
            });
  }

  /** Why it waits no longer; asked of the board itself, for a snapshot may lack a card. */
  private Optional<String> left(Claim claim) {
    Optional<Card> card = board.card(claim.taskId());
    return card.isEmpty()
        ? Optional.of("the card is gone from the board")
        : card.filter(WithdrawWaiting::left)
            .map(moved -> "the card was moved to " + moved.stateName());
  }

  /** True when a person put the card where nothing of it waits. */
  static boolean left(Card card) {
    return card.state().filter(WithdrawWaiting::leaves).isPresent();
  }

  private static boolean leaves(BoardState state) {
    return switch (state) {
      case BACKLOG, REVIEW, IN_REVIEW, DONE, CANCELLED -> true;
      case READY, RUNNING, BLOCKED -> false;
    };
  }
}
