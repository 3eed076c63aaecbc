package io.operationscenter.kit.problem;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Refuses NUL in a path or query: nothing here has it in its name, and PostgreSQL answers a
 * question with it by an error. Bodies are looked at where they are read.
 */
@Singleton
final class RefuseNul {

  private static final String ENCODED = "%00";

  /** Where {@link LimitBodies} looks too: after authorization, before REST. */
  private static final int ORDER = -3;

  void register(@Observes Router router) {
    router.route().order(ORDER).handler(RefuseNul::check);
  }

  private static void check(RoutingContext request) {
    if (request.request().uri().contains(ENCODED)) {
      request.fail(
          new ProblemException(
              ProblemKind.INVALID_REQUEST, "A path or query must not have NUL (%00)."));
    } else {
      request.next();
    }
  }
}
