package io.operationscenter.planner.routing.switchboard;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.planner.routing.RoutingFailure;

/**
 * Reads the body of a 200.
 *
 * @param <T> what it holds
 */
interface ReadAnswer<T> {

  /** What it should be, for people: a decision, a routing plan. */
  String expected();

  /**
   * What it holds.
   *
   * @throws RoutingFailure.Protocol when it holds something else
   */
  T read(JsonNode document);

  /** The failure for a body that is something else. */
  static RoutingFailure.Protocol malformed(String expected, String why) {
    return new RoutingFailure.Protocol(
        "SwitchBoard's answer is no %s: %s".formatted(expected, why));
  }
}
