package io.operationscenter.contracts.api;

import io.operationscenter.contracts.lanes.LaneStatus;
import io.operationscenter.contracts.lanes.RunAnswer;
import io.operationscenter.contracts.lanes.RunCommand;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The planner's lanes. */
@Path("/v1/lanes")
@Produces(MediaType.APPLICATION_JSON)
public interface LanesApi {

  /** Every lane. */
  @GET
  List<LaneStatus> lanes();

  /** One lane; 404 for a role that is none. */
  @GET
  @Path("/{role}")
  LaneStatus lane(@PathParam("role") String role);

  /** Lets the lane claim cards; survives restarts. */
  @POST
  @Path("/{role}/watch")
  LaneStatus watch(@PathParam("role") String role);

  /** Parks the lane: what runs goes on, nothing new is claimed; survives restarts. */
  @POST
  @Path("/{role}/stop")
  LaneStatus stop(@PathParam("role") String role);

  /** One run now, also of a parked lane; answers as soon as the ticket is started. */
  @POST
  @Path("/{role}/run")
  @Consumes(MediaType.APPLICATION_JSON)
  RunAnswer run(@PathParam("role") String role, @NotNull @Valid RunCommand command);
}
