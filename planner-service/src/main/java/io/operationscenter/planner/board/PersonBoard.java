package io.operationscenter.planner.board;

/**
 * The board as a person uses it through us, so that its activities name the person (design §4). A
 * board that knows no person apart from us is the same for both.
 */
@FunctionalInterface
public interface PersonBoard {

  /** The board with the person's identity; asked for each time, the configuration may change. */
  Board board();
}
