package io.operationscenter.planner.board.embedded.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.operationscenter.planner.board.embedded.api.Throttle.Pass;
import io.operationscenter.planner.board.embedded.http.Answer;
import io.operationscenter.planner.board.embedded.http.Handler;
import io.operationscenter.planner.board.embedded.http.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers everything below {@value #ROOT}: path, then key, then permission, then throttle, then
 * method, in that order, because each hides what comes after it (spec 10 §7).
 */
public final class BoardApi implements Handler {

  /** What all paths begin with. */
  public static final String ROOT = "/api/v1/";

  private final BoardContent content;
  private final Throttle throttle;
  private final List<Route> routes;

  /**
   * @param perMinute requests a key may make in 60 seconds; 0 for any number
   */
  public BoardApi(BoardContent content, int perMinute) {
    this.content = content;
    this.throttle = new Throttle(perMinute, content.stamp().clock());
    this.routes = content.routes();
  }

  @Override
  public Answer handle(Request request) {
    String path = request.path();
    for (Route route : routes) {
      Optional<Map<String, String>> names = route.match(path);
      if (names.isPresent()) {
        return answer(route, request, names.get()).with("Allow", route.allowed());
      }
    }
    if (routes.stream().anyMatch(route -> route.match(path + "/").isPresent())) {
      String query = request.query().isEmpty() ? "" : "?" + request.query();
      return Answer.redirect(301, path + "/" + query);
    }
    return Refused.error(404, "Page not found.").answer();
  }

  private Answer answer(Route route, Request request, Map<String, String> names) {
    try {
      requireJsonIsAccepted(request);
      Call call = new Call(request, caller(request), names);
      if (!content.store().<Boolean>read(tx -> route.allows(tx, call))) {
        throw Refused.noPermission();
      }
      return switch (throttle.pass(call.caller().key())) {
        case Pass.Unlimited _ -> run(route, call);
        case Pass.Counted counted ->
            run(route, call)
                .with("X-RateLimit-Remaining", Integer.toString(counted.remaining()))
                .with("X-RateLimit-Reset", Long.toString(counted.resetEpochSecond()));
        case Pass.TooMany tooMany ->
            rateLimited().with("Retry-After", Long.toString(tooMany.retryAfterSeconds()));
      };
    } catch (Refused refused) {
      return refused.answer();
    }
  }

  private static Answer run(Route route, Call call) {
    try {
      return route.run(call);
    } catch (Refused refused) {
      return refused.answer();
    }
  }

  private static Answer rateLimited() {
    return Answer.json(
        429,
        JsonNodeFactory.instance
            .objectNode()
            .put("error_code", 5900)
            .put("error_message", "RATE_LIMIT_EXCEEDED"));
  }

  private Caller caller(Request request) {
    String token =
        request
            .header(BoardContent.KEY)
            .orElseThrow(
                () -> Refused.detail(401, "Authentication credentials were not provided."));
    return content
        .caller(token)
        .orElseThrow(() -> Refused.detail(403, "Given API token is not valid"));
  }

  private static void requireJsonIsAccepted(Request request) {
    String accept = request.header("Accept").orElse("*/*");
    for (String range : Page.names(accept)) {
      String type = range.split(";", 2)[0].strip();
      if (type.isEmpty()
          || type.equals("*/*")
          || type.equals("application/*")
          || type.equals("application/json")) {
        return;
      }
    }
    throw Refused.detail(406, "Could not satisfy the request Accept header.");
  }
}
