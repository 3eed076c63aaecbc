package io.operationscenter.contracts.routing;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import java.util.List;

/**
 * The primary route and what stands beside it (spec 02 §5). Advice only.
 *
 * @param primary what the decision says
 * @param fallbacks eligible fallbacks
 * @param escalations eligible escalations
 * @param blockedCandidates fallbacks, then escalations, that are blocked
 * @param policySummary counts in one line
 * @param primaryReason why the primary
 * @param fallbackReasoning what there is to fall back to
 * @param escalationReasoning what there is to escalate to
 * @param blockedReasoning what is blocked; empty when nothing is
 */
@Contract
public record RoutingPlan(
    RouteCandidate primary,
    RouteGroup fallbacks,
    RouteGroup escalations,
    List<RouteCandidate> blockedCandidates,
    String policySummary,
    String primaryReason,
    String fallbackReasoning,
    String escalationReasoning,
    String blockedReasoning) {

  /** Checks every rule and copies what is mutable. */
  public RoutingPlan {
    Checked.arguments(
            RoutingPlan.class,
            primary,
            fallbacks,
            escalations,
            blockedCandidates,
            policySummary,
            primaryReason,
            fallbackReasoning,
            escalationReasoning,
            blockedReasoning)
        .orThrow();
    blockedCandidates = List.copyOf(blockedCandidates);
  }
}
