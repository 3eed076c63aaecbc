package io.operationscenter.planner.routing;

import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.LaneDecision;
import io.operationscenter.contracts.routing.RoutingPlan;

/** Selects lanes (spec 02 §6). */
public interface LaneRouting {

  /**
   * The decision for the proposal; its {@code proposal_id} is the proposal's.
   *
   * @throws RoutingFailure when there is none; a default is never assumed
   */
  LaneDecision selectLane(TaskProposal proposal);

  /**
   * The same route with what stands beside it. Advice only: nobody ever runs by it (spec 02 §5).
   *
   * @throws RoutingFailure when there is no answer
   */
  RoutingPlan planRoutes(TaskProposal proposal);
}
