package io.operationscenter.kit.correlation;

import io.operationscenter.kit.log.LogField;
import io.operationscenter.kit.service.IdSource;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.MDC;

/** Gives every request its id before anything else looks at it, refused ones included. */
@Singleton
final class CorrelateRequests {

  private static final int BEFORE_AUTHENTICATION = 1_000;

  private final IdSource ids;

  CorrelateRequests(IdSource ids) {
    this.ids = ids;
  }

  void register(@Observes Filters filters) {
    filters.register(this::correlate, BEFORE_AUTHENTICATION);
  }

  private void correlate(RoutingContext request) {
    String id = Correlation.acceptOr(request.request().getHeader(Correlation.HEADER), ids);
    // The request's Vert.x context ends with the request, and with it the entry.
    MDC.put(LogField.CORRELATION_ID.key(), id);
    request.response().putHeader(Correlation.HEADER, id);
    request.next();
  }
}
