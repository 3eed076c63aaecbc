package io.operationscenter.contracts.api;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Lets an operator into the control room (design §6). */
@Path("/v1/login-links")
@Produces(MediaType.APPLICATION_JSON)
public interface LoginApi {

  /** A link that opens the control room once. */
  @POST
  LoginLink create();
}
