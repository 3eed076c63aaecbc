package io.operationscenter.planner.lanes.goal;

import io.operationscenter.planner.board.Board;
import io.operationscenter.planner.board.BoardFailure;

/** Comments on a card once; a card that is gone meanwhile needs no comment. */
final class CommentOnCard {

  private CommentOnCard() {}

  static void write(Board board, String taskId, String externalId, String text) {
    try {
      board.comment(taskId, externalId, text);
    } catch (BoardFailure gone) {
      if (gone.kind() != BoardFailure.Kind.NOT_FOUND) {
        throw gone;
      }
    }
  }
}
