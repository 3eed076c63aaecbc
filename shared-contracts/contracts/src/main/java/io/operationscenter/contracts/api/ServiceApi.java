package io.operationscenter.contracts.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What every service answers about itself. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public interface ServiceApi {

  /** Which binary answers. */
  @GET
  @Path("/about")
  About about();

  /**
   * The service asks itself and then every service it calls for {@link #about()}, over REST and
   * with the credential it would use for work. A peer that is away is an answer, not an error.
   */
  @GET
  @Path("/peers")
  List<PeerAnswer> peers();
}
