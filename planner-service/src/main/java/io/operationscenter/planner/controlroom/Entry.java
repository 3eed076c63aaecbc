package io.operationscenter.planner.controlroom;

import io.operationscenter.kit.edge.Operation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Leads from the planner's bare address to the runs. */
@Path("/")
@Singleton
public class Entry {

  /** For whom the runs are. */
  @GET
  @Produces(MediaType.TEXT_HTML)
  @RolesAllowed(Operation.EXECUTIONS_READ)
  public Response toRuns() {
    return Response.fromResponse(
            Page.answer(
                Response.Status.SEE_OTHER.getStatusCode(), Page.TEXT, "See " + Paths.RUNS + "."))
        .header(HttpHeaders.LOCATION, Paths.RUNS)
        .build();
  }
}
