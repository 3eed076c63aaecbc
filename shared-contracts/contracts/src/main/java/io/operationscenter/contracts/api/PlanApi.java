package io.operationscenter.contracts.api;

import io.operationscenter.contracts.planning.PlanningContext;
import io.operationscenter.contracts.routing.ProposalDecisionBundle;
import io.operationscenter.contracts.routing.RoutingPlan;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Planning without a card (spec 01 §7). Nothing is claimed and nothing runs. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface PlanApi {

  /**
   * Builds a proposal and asks where it runs.
   *
   * @return the bundle; 503 with a {@link io.operationscenter.contracts.planning.PlanningFailure}
   *     when there is no decision, 400 with every fault when the context is not valid
   */
  @POST
  @Path("/plan")
  ProposalDecisionBundle plan(@NotNull @Valid PlanningContext context);

  /**
   * Builds a proposal and asks what there would be besides the decision: fallbacks, escalations,
   * and what is blocked. Advice only, nobody ever runs by it (spec 02 §5).
   *
   * @return the plan; failures as for {@link #plan}
   */
  @POST
  @Path("/route-plan")
  RoutingPlan routePlan(@NotNull @Valid PlanningContext context);
}
