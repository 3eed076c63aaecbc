package io.operationscenter.planner.lanes.goal;

import io.operationscenter.contracts.api.ExecutionsApi;
import io.operationscenter.kit.edge.PeerAway;
import io.operationscenter.kit.edge.PeerRefused;
import io.operationscenter.kit.problem.ProblemKind;
import java.util.Optional;
import java.util.function.Function;

/** The way to execution's tickets. */
public interface ExecutionCalls {

  /**
   * Makes one call.
   *
   * @throws PeerRefused when execution answered with a problem
   * @throws PeerAway when it did not answer
   */
  <R> R call(Function<ExecutionsApi, R> call);

  /**
   * Makes one call about a ticket that execution may have dropped: a refusal is replaced by the
   * next equal one, and a store may be lost.
   *
   * @return the answer; empty when execution does not know the ticket
   */
  default <R> Optional<R> ifKnown(Function<ExecutionsApi, R> call) {
    try {
      return Optional.of(call(call));
    } catch (PeerRefused refused) {
      if (refused.problem().status() == ProblemKind.NOT_FOUND.status()) {
        return Optional.empty();
      }
      throw refused;
    }
  }
}
