package io.operationscenter.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.operationscenter.kit.correlation.Correlation;
import io.quarkus.logging.Log;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Answers with problems where REST has no say: unknown paths, refused credentials, large bodies.
 */
@Singleton
public final class ProblemRoutes {

  private static final int FIRST = Integer.MIN_VALUE + 1;
  private static final int LAST = Integer.MAX_VALUE;

  private final ObjectMapper json;

  ProblemRoutes(ObjectMapper json) {
    this.json = json;
  }

  void register(@Observes Router router) {
    router.route().order(FIRST).failureHandler(this::failed);
    router.route().order(LAST).handler(request -> answer(request, ProblemTable.ofStatus(404)));
  }

  /** Ends the request with a problem of that kind and its standing sentence. */
  public void answer(RoutingContext request, ProblemKind kind) {
    answer(request, ProblemTable.ofStatus(kind.status()));
  }

  private void failed(RoutingContext request) {
    if (request.response().ended()) {
      return;
    }
    @Nullable Throwable failure = request.failure();
    Finding finding =
        failure == null
            ? ProblemTable.ofStatus(request.statusCode())
            : ProblemTable.findingFor(failure);
    if (finding.kind() == ProblemKind.INTERNAL_ERROR) {
      Log.errorf(failure, "%s failed", request.normalizedPath());
    }
    answer(request, finding);
  }

  private void answer(RoutingContext request, Finding finding) {
    HttpServerResponse response = request.response();
    if (response.headWritten()) {
      response.end();
      return;
    }
    Problem problem = finding.at(request.normalizedPath(), Correlation.current().orElse(""));
    response
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(text(problem));
  }

  private String text(Problem problem) {
    try {
      return json.writeValueAsString(problem);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem cannot be written as JSON", e);
    }
  }
}
