package io.operationscenter.kit.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body by the length it announces, with a problem; the framework's own check, which comes
 * next, answers without words. A body that turns out too long while it is read still ends there.
 */
@Singleton
final class LimitBodies {

  /** After authorization, before the framework's check (order -2). */
  private static final int ORDER = -3;

  private final long limit;
  private final ProblemRoutes problems;

  LimitBodies(
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit,
      ProblemRoutes problems) {
    this.limit = limit.asLongValue();
    this.problems = problems;
  }

  void register(@Observes Router router) {
    router.route().order(ORDER).handler(this::check);
  }

  private void check(RoutingContext request) {
    if (announced(request) > limit) {
      problems.answer(request, ProblemKind.BODY_TOO_LARGE);
    } else {
      request.next();
    }
  }

  private static long announced(RoutingContext request) {
    String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null ? 0 : Long.parseLong(length);
  }
}
