package io.operationscenter.kit.correlation;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;

/** Hands the id on to the service that is called. */
public final class CorrelateCalls implements ClientRequestFilter {

  @Override
  public void filter(ClientRequestContext call) {
    Correlation.current().ifPresent(id -> call.getHeaders().putSingle(Correlation.HEADER, id));
  }
}
