package io.operationscenter.planner.board.plane;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What came back for a request. */
sealed interface PlaneAnswer {

  /**
   * The board answered.
   *
   * @param status HTTP status
   * @param retryAfter header of that name
   * @param body JSON; missing when there is none or it is something else
   */
  record Answered(int status, @Nullable String retryAfter, JsonNode body) implements PlaneAnswer {

    boolean succeeded() {
      return status >= 200 && status < 300;
    }
  }

  /**
   * Nothing usable came; what was sent may or may not have been done.
   *
   * @param reason for people
   */
  record NoAnswer(String reason) implements PlaneAnswer {}
}
