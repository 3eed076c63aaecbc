package io.operationscenter.contracts.routing;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import java.util.List;

/**
 * The eligible routes of one role (spec 02 §5).
 *
 * @param candidates by priority
 * @param reasoning in words
 */
@Contract
public record RouteGroup(List<RouteCandidate> candidates, String reasoning) {

  /** Checks every rule and copies what is mutable. */
  public RouteGroup {
    Checked.arguments(RouteGroup.class, candidates, reasoning).orThrow();
    candidates = List.copyOf(candidates);
  }
}
