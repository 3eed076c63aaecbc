package io.operationscenter.planner.lanes.approvals;

import io.operationscenter.planner.board.Board;
import io.operationscenter.planner.lanes.claims.Claims;
import io.operationscenter.planner.lanes.claims.ToldVerdicts;
import io.operationscenter.planner.lanes.goal.MoveCard;
import io.operationscenter.planner.lanes.selection.BoardCards;
import io.operationscenter.planner.planning.CardPlanning;
import java.time.Clock;

/** Puts the watch over approvals together without a container. */
public final class ApprovalsFixture {

  private ApprovalsFixture() {}

  /** What the watch works with. */
  public record Parts(
      Board board,
      BoardCards snapshot,
      CardPlanning planning,
      ApprovalCalls calls,
      Claims claims,
      MoveCard moves,
      ToldVerdicts told,
      Clock clock) {}

  /** The production objects. */
  public static WatchApprovals on(Parts parts) {
    TellVerdict tell = new TellVerdict(parts.board, parts.moves, parts.told);
    return new WatchApprovals(
        parts.claims,
        parts.snapshot,
        parts.calls,
        new AnswerLabel(parts.board, parts.planning, parts.calls, tell, parts.clock),
        tell,
        new WithdrawWaiting(parts.board, parts.calls, parts.told));
  }
}
