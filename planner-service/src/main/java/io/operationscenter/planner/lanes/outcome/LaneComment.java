package io.operationscenter.planner.lanes.outcome;

import io.operationscenter.planner.board.CardComment;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A comment of the goal lane; what is not known gets no line (spec 06 §18). */
public final class LaneComment {

  private CardComment comment;

  private LaneComment(CardComment comment) {
    this.comment = comment;
  }

  /** A comment about an event. */
  public static LaneComment goal(String event) {
    return new LaneComment(CardComment.of(CardComment.Role.GOAL, event));
  }

  /** Adds a line; null, blank and empty add none. */
  public LaneComment with(String key, @Nullable Object value) {
    boolean known =
        switch (value) {
          case null -> false;
          case Collection<?> all -> !all.isEmpty();
          default -> !value.toString().isBlank();
        };
    if (known) {
      comment = comment.with(key, value);
    }
    return this;
  }

  /** The text. */
  public String text() {
    return comment.text();
  }
}
