package io.operationscenter.contracts.api;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The numbered feed by which results are pulled (design §2). */
@Path("/v1/events")
public interface EventsApi {

  /**
   * Events with a number above {@code after}. Without any it answers as soon as one is committed,
   * at the latest after the wait, then with an empty page.
   *
   * @param after last number the caller has applied, 0 for the beginning
   * @param waitSeconds how long to wait for the first event, 0 to 25 seconds
   * @param limit most events in one page, 1 to 1000
   */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  EventPage events(
      @QueryParam("after") @DefaultValue("0") @Min(0) long after,
      @QueryParam("wait_seconds") @DefaultValue("0") @Min(0) @Max(25) int waitSeconds,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit);
}
