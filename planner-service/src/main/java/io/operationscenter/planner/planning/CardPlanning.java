package io.operationscenter.planner.planning;

import io.operationscenter.planner.board.Card;

/** Plans one card (design §3 step 2). */
public interface CardPlanning {

  /** Reads, builds and routes; what cannot be planned is an answer, not an exception. */
  PlannedCard plan(Card card);
}
