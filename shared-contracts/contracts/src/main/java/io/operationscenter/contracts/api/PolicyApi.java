package io.operationscenter.contracts.api;

import io.operationscenter.contracts.policy.PolicyAccount;
import io.operationscenter.contracts.policy.PolicyQuestion;
import io.operationscenter.contracts.policy.PolicyReplay;
import io.operationscenter.contracts.policy.PolicyReplayCommand;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * What policy says and would say (spec 03 §7); asking changes nothing. A {@code policy:} block with
 * faults is answered 422 with every one of them.
 */
@Path("/v1/policy")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public interface PolicyApi {

  /** Every rule held against one request; 404 for a run that is not known or has no request. */
  @POST
  @Path("/explain")
  PolicyAccount explain(@NotNull @Valid PolicyQuestion question);

  /** A changed policy held against retained requests. */
  @POST
  @Path("/dry-run")
  PolicyReplay dryRun(@NotNull @Valid PolicyReplayCommand command);
}
