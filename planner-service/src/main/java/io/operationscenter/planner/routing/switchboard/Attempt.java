package io.operationscenter.planner.routing.switchboard;

import io.operationscenter.planner.routing.RoutingFailure;

/**
 * What came of asking once.
 *
 * @param <T> what was asked for
 */
sealed interface Attempt<T> {

  /** SwitchBoard answered. */
  record Answered<T>(T answer) implements Attempt<T> {}

  /**
   * It did not.
   *
   * @param failure what the caller gets when this was the last attempt
   * @param retryable whether one more attempt is allowed (spec 02 §6)
   */
  record Failed<T>(RoutingFailure failure, boolean retryable) implements Attempt<T> {}
}
