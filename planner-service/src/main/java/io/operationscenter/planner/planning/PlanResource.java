package io.operationscenter.planner.planning;

import io.operationscenter.contracts.api.PlanApi;
import io.operationscenter.contracts.codec.ContractViolation;
import io.operationscenter.contracts.planning.CredentialsInCloneUrl;
import io.operationscenter.contracts.planning.InvalidPlanningContext;
import io.operationscenter.contracts.planning.PlanningContext;
import io.operationscenter.contracts.planning.ProposalBuilder;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.ProposalDecisionBundle;
import io.operationscenter.contracts.routing.RoutingPlan;
import io.operationscenter.kit.edge.Operation;
import io.operationscenter.kit.problem.ProblemException;
import io.operationscenter.kit.problem.ProblemKind;
import io.operationscenter.kit.service.IdSource;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Plans what the caller describes; writes only when there is no decision (spec 01 §7). */
@Singleton
@RunOnVirtualThread
class PlanResource implements PlanApi {

  private final ProposalBuilder builder;
  private final RouteProposal routeProposal;

  PlanResource(Clock clock, IdSource ids, RouteProposal routeProposal) {
    this.builder = new ProposalBuilder(clock, ids);
    this.routeProposal = routeProposal;
  }

  @Override
  @RolesAllowed(Operation.OPERATE)
  public ProposalDecisionBundle plan(PlanningContext context) {
    return switch (routeProposal.route(build(context), context)) {
      case Planned.Routed routed -> routed.bundle();
      case Planned.Unrouted unrouted -> throw new NotRouted(unrouted);
    };
  }

  @Override
  @RolesAllowed(Operation.OPERATE)
  public RoutingPlan routePlan(PlanningContext context) {
    return routeProposal.advise(build(context));
  }

  private TaskProposal build(PlanningContext context) {
    try {
      return builder.build(context);
    } catch (InvalidPlanningContext | CredentialsInCloneUrl | ContractViolation invalid) {
      throw new ProblemException(ProblemKind.INVALID_REQUEST, String.valueOf(invalid.getMessage()));
    }
  }
}
