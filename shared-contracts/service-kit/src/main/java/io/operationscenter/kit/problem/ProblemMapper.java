package io.operationscenter.kit.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.operationscenter.kit.correlation.Correlation;
import io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where a failure inside REST becomes a response. */
public final class ProblemMapper {

  /** The types beside {@link Throwable} are those for which Quarkus has mappers of its own. */
  @ServerExceptionMapper({
    Throwable.class,
    WebApplicationException.class,
    ValidationException.class,
    ResteasyReactiveViolationException.class,
    MismatchedInputException.class,
    ForbiddenException.class,
    UnauthorizedException.class,
    AuthenticationFailedException.class
  })
  Response toProblem(Throwable failure, UriInfo uri, RoutingContext request) {
    Finding finding = ProblemTable.findingFor(failure);
    String path = uri.getPath();
    boolean answered = request.response().ended(); // the framework refused the rest of the body
    if (finding.kind() == ProblemKind.INTERNAL_ERROR && !answered) {
      Log.errorf(failure, "%s failed", path);
    }
    Problem problem = finding.at(path, Correlation.current().orElse(""));
    return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem).build();
  }
}
