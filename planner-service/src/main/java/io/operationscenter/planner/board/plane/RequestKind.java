package io.operationscenter.planner.board.plane;

/** What a request is for; the first kinds go first when requests are short (spec 10 §7). */
enum RequestKind {
  /** Moves a card. */
  TRANSITION,
  COMMENT,
  /** Creates or changes anything else. */
  CREATE,
  READ;

  boolean writes() {
    return this != READ;
  }
}
