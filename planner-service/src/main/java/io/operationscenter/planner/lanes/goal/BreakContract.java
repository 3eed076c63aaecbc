package io.operationscenter.planner.lanes.goal;

import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.lanes.outcome.Conclusion;
import io.operationscenter.planner.lanes.outcome.LaneComment;

/**
 * Blocks a card whose command execution does not accept as a document, or whose repository or base
 * branch it does not know (spec 06 §7.1). It is not asked for again by itself: a person corrects
 * the card and moves it to Ready.
 */
final class BreakContract {

  private static final String CLASSIFICATION = "parse_config";

  private BreakContract() {}

  static Handled conclude(Claim claim, String fault) {
    return Handled.on(
        claim.concluded(
            Conclusion.of("contract_violation", BoardState.READY)
                .movingTo(BoardState.BLOCKED)
                .because(CLASSIFICATION)
                .saying(
                    "claim:" + claim.id(),
                    LaneComment.goal("contract violation")
                        .with("task_id", claim.taskId())
                        .with("task_kind", "goal")
                        .with("result_status", "blocked")
                        .with("blocked_classification", CLASSIFICATION)
                        .with("reason", fault)
                        .text())));
  }
}
