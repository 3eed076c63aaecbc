package io.operationscenter.planner.lanes.selection;

import io.operationscenter.planner.board.Card;

/** Reads a card; one that breaks a rule is read as far as it goes. */
public interface ReadCards {

  /** What the card says. */
  CardReading read(Card card);
}
