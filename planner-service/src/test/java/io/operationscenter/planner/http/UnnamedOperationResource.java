package io.operationscenter.planner.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Somebody forgot to say which operation this is. */
@Path("/forgotten")
public class UnnamedOperationResource {

  @GET
  public String forgotten() {
    return "open to nobody";
  }
}
