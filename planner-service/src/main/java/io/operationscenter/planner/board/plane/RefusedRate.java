package io.operationscenter.planner.board.plane;

import io.operationscenter.planner.board.plane.PlaneAnswer.Answered;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the answers in a row by which the board refused a request as one too many. After the third
 * nobody asks again by itself: the lane is paused (spec 10 §7).
 */
final class RefusedRate {

  private static final int IN_A_ROW = 3;
  private static final int TOO_MANY = 429;

  private final AtomicInteger refused = new AtomicInteger();

  /**
   * Takes note of an answer.
   *
   * @return true when it is the third refusal in a row, or a later one
   */
  boolean isReachedBy(PlaneAnswer answer) {
    return switch (answer) {
      case Answered limited when limited.status() == TOO_MANY ->
          refused.incrementAndGet() >= IN_A_ROW;
      case Answered _ -> {
        refused.set(0);
        yield false;
      }
      case PlaneAnswer.NoAnswer _ -> false;
    };
  }
}
