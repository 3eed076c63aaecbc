package io.operationscenter.planner.board;

import java.util.Arrays;
import java.util.Optional;

/** The columns this system knows (spec 06 §2.1). */
public enum BoardState {
  BACKLOG("Backlog"),
  READY("Ready for AI"),
  RUNNING("Running"),
  /** Pushed, no pull request is followed. */
  REVIEW("Review"),
  /** A pull request is open and the review lane owns it. */
  IN_REVIEW("In Review"),
  BLOCKED("Blocked"),
  DONE("Done"),
  CANCELLED("Cancelled");

  private final String title;

  BoardState(String title) {
    this.title = title;
  }

  /** The name on the board. */
  public String title() {
    return title;
  }

  /** Done and Cancelled. */
  public boolean terminal() {
    return this == DONE || this == CANCELLED;
  }

  /** The state of that name, compared trimmed and without regard to case. */
  public static Optional<BoardState> named(String name) {
    return Arrays.stream(values())
        .filter(state -> state.title.equalsIgnoreCase(name.trim()))
        .findFirst();
  }
}
