package io.operationscenter.planner.planning;

import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.ProposalDecisionBundle;
import io.operationscenter.planner.routing.RoutingFailure;

/** What planning made of a context. */
sealed interface Planned {

  /** Built and routed. */
  record Routed(ProposalDecisionBundle bundle) implements Planned {}

  /** Built, but nobody said where it runs. */
  record Unrouted(TaskProposal proposal, RoutingFailure failure, String partialId)
      implements Planned {}
}
