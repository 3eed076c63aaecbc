package io.operationscenter.planner.planning;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers a planning without a decision with 503 and the envelope instead of a problem. */
public final class AnswerRoutingFailure {

  @ServerExceptionMapper
  Response answer(NotRouted notRouted) {
    return Response.status(Response.Status.SERVICE_UNAVAILABLE)
        .type(MediaType.APPLICATION_JSON)
        .entity(notRouted.failure())
        .build();
  }
}
