package io.operationscenter.planner.lanes.goal;

import io.operationscenter.planner.board.Board;
import io.operationscenter.planner.board.BoardFailure;

/** Comments on a card once; a card that is gone meanwhile needs no comment. */
public final class CommentOnCard {

  private CommentOnCard() {}

  /**
   * Writes the comment unless the card has it already.
   *
   * @throws BoardFailure when the board does not take it although the card is there
   */
  public static void write(Board board, String taskId, String externalId, String text) {
    try {
      board.comment(taskId, externalId, text);
    } catch (BoardFailure failure) {
      if (!gone(board, taskId, failure)) {
        throw failure;
      }
    }
  }

  /** A board answers a comment on a card it does not have with 400 (spec 10 §2). */
  private static boolean gone(Board board, String taskId, BoardFailure failure) {
    return switch (failure.kind()) {
      case NOT_FOUND -> true;
      case VALIDATION, CONFLICT -> board.card(taskId).isEmpty();
      case AUTH, PERMISSION, RATE_LIMITED, UNAVAILABLE, CONFIGURATION -> false;
    };
  }
}
