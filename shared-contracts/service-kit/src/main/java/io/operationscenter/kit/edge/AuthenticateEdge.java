package io.operationscenter.kit.edge;

import io.operationscenter.kit.problem.ProblemKind;
import io.operationscenter.kit.problem.ProblemRoutes;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells from the bearer token on which edge a request comes. */
@Singleton
final class AuthenticateEdge implements HttpAuthenticationMechanism {

  private static final Pattern BEARER = Pattern.compile("Bearer +(\\S+)", Pattern.CASE_INSENSITIVE);

  private final Credentials credentials;
  private final RefusedAttempts refused;
  private final ProblemRoutes problems;

  AuthenticateEdge(Credentials credentials, RefusedAttempts refused, ProblemRoutes problems) {
    this.credentials = credentials;
    this.refused = refused;
    this.problems = problems;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager providers) {
    List<String> headers = request.request().headers().getAll(HttpHeaders.AUTHORIZATION);
    if (headers.isEmpty()) {
      return Uni.createFrom().nullItem();
    }
    Optional<Edge> edge = headers.size() == 1 ? edgeOf(headers.getFirst()) : Optional.empty();
    return edge.map(found -> Uni.createFrom().item(identityOf(found)))
        .orElseGet(
            () -> {
              refused.note(request);
              return Uni.createFrom().failure(new AuthenticationFailedException());
            });
  }

  private Optional<Edge> edgeOf(String header) {
    Matcher bearer = BEARER.matcher(header);
    return bearer.matches() ? credentials.edgeOf(bearer.group(1)) : Optional.empty();
  }

  private static SecurityIdentity identityOf(Edge edge) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(edge.id()))
        .addRoles(edge.operations())
        .build();
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    return Uni.createFrom()
        .item(
            new ChallengeData(
                ProblemKind.UNAUTHENTICATED.status(),
                HttpHeaders.WWW_AUTHENTICATE,
                Edge.CHALLENGE));
  }

  @Override
  public Uni<Boolean> sendChallenge(RoutingContext request) {
    request.response().putHeader(HttpHeaders.WWW_AUTHENTICATE, Edge.CHALLENGE);
    problems.answer(request, ProblemKind.UNAUTHENTICATED);
    return Uni.createFrom().item(true);
  }
}
