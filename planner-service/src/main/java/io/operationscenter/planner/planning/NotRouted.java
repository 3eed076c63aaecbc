package io.operationscenter.planner.planning;

import io.operationscenter.contracts.planning.PlanningFailure;

/** There is no decision; the answer is the failure envelope of spec 01 §7. */
final class NotRouted extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final String KIND = "routing_failure";
  private static final String CATEGORY = "routing_error";

  private final transient PlanningFailure failure;

  NotRouted(Planned.Unrouted unrouted) {
    super(unrouted.failure().getMessage(), unrouted.failure());
    this.failure =
        new PlanningFailure(
            KIND,
            CATEGORY,
            String.valueOf(unrouted.failure().getMessage()),
            unrouted.proposal().proposalId(),
            unrouted.partialId());
  }

  PlanningFailure failure() {
    return failure;
  }
}
