package io.operationscenter.planner.controlroom;

import io.operationscenter.kit.edge.Operation;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;

/**
 * Lets a browser with a session look at pages, and at nothing else: REST keeps asking for the token
 * of an edge, so a session can change nothing.
 */
@Singleton
final class AuthenticateSession implements HttpAuthenticationMechanism {

  private static final int UNAUTHENTICATED = 401;
  private static final Set<String> OPERATIONS =
      Set.of(Operation.EXECUTIONS_READ, Operation.TASKS_READ);

  private final Sessions sessions;

  AuthenticateSession(Sessions sessions) {
    this.sessions = sessions;
  }

  /** Asked before the tokens of edges, which know no cookie. */
  @Override
  public int getPriority() {
    return DEFAULT_PRIORITY + 1;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager providers) {
    Cookie cookie = request.request().getCookie(SessionCookie.NAME);
    boolean looks =
        request.request().method().equals(HttpMethod.GET)
            && Paths.isPage(request.normalizedPath())
            && !request.request().headers().contains(HttpHeaders.AUTHORIZATION);
    if (cookie == null || !looks || !sessions.isOpen(cookie.getValue())) {
      return Uni.createFrom().nullItem();
    }
    return Uni.createFrom()
        .item(
            QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("control-room"))
                .addRoles(OPERATIONS)
                .build());
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    return Uni.createFrom().nullItem();
  }

  /** A page for people; requests with a token are answered by the tokens' own challenge. */
  @Override
  public Uni<Boolean> sendChallenge(RoutingContext request) {
    boolean page =
        Paths.isPage(request.normalizedPath())
            && !request.request().headers().contains(HttpHeaders.AUTHORIZATION);
    if (page) {
      Page.send(request.response(), UNAUTHENTICATED, Notice.signedOut().html());
    }
    return Uni.createFrom().item(page);
  }
}
