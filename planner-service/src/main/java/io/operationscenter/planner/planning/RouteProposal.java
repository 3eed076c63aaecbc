package io.operationscenter.planner.planning;

import io.operationscenter.contracts.planning.PlanningContext;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.ProposalDecisionBundle;
import io.operationscenter.contracts.routing.RoutingPlan;
import io.operationscenter.planner.routing.LaneRouting;
import io.operationscenter.planner.routing.RoutingFailure;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Asks where a proposal runs and bundles the answer; adds nothing else (spec 01 §7). */
@Singleton
final class RouteProposal {

  private final LaneRouting routing;
  private final PartialRuns partialRuns;
  private final Clock clock;

  RouteProposal(LaneRouting routing, PartialRuns partialRuns, Clock clock) {
    this.routing = routing;
    this.partialRuns = partialRuns;
    this.clock = clock;
  }

  /** A failure leaves a partial artifact and nothing else. */
  Planned route(TaskProposal proposal, @Nullable PlanningContext context) {
    try {
      return new Planned.Routed(
          new ProposalDecisionBundle(
              proposal, routing.selectLane(proposal), context, clock.instant(), ""));
    } catch (RoutingFailure failure) {
      return unrouted(proposal, failure);
    }
  }

  /**
   * What there is besides the decision.
   *
   * @throws NotRouted when nobody says; leaves a partial artifact too
   */
  RoutingPlan advise(TaskProposal proposal) {
    try {
      return routing.planRoutes(proposal);
    } catch (RoutingFailure failure) {
      throw new NotRouted(unrouted(proposal, failure));
    }
  }

  private Planned.Unrouted unrouted(TaskProposal proposal, RoutingFailure failure) {
    return new Planned.Unrouted(proposal, failure, partialRuns.keep(proposal, failure));
  }
}
