package io.operationscenter.planner.board;

import java.util.Optional;

/** Tells before a card is filed whether it could ever run. */
public interface DraftRules {

  /** Why it could not, naming value and rule; empty when it could. */
  Optional<String> objection(NewCard card);
}
