package io.operationscenter.planner.board;

import io.operationscenter.kit.correlation.Correlation;
import io.operationscenter.kit.problem.Problem;
import io.operationscenter.kit.problem.ProblemKind;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What a caller of ours is told when the board did not do what was asked. */
public final class BoardProblems {

  /** The board's answer as a problem; a wait it asked for goes on to the caller. */
  @ServerExceptionMapper
  Response toProblem(BoardFailure failure, UriInfo uri) {
    ProblemKind kind = kindOf(failure.kind());
    Problem problem =
        new Problem(
            kind.type(),
            kind.title(),
            kind.status(),
            String.valueOf(failure.getMessage()),
            uri.getPath(),
            List.of(),
            Correlation.current().orElse(""));
    Response.ResponseBuilder answer =
        Response.status(kind.status()).type(Problem.MEDIA_TYPE).entity(problem);
    Duration wait = failure.retryAfter();
    if (wait != null) {
      answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds()));
    }
    return answer.build();
  }

  static ProblemKind kindOf(BoardFailure.Kind kind) {
    return switch (kind) {
      case AUTH, PERMISSION, CONFIGURATION -> ProblemKind.PEER_REFUSED;
      case NOT_FOUND -> ProblemKind.NOT_FOUND;
      case VALIDATION -> ProblemKind.INVALID_REQUEST;
      case CONFLICT -> ProblemKind.CONFLICT;
      case RATE_LIMITED, UNAVAILABLE -> ProblemKind.UNAVAILABLE;
    };
  }
}
