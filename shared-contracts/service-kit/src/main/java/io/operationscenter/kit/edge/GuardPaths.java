package io.operationscenter.kit.edge;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/**
 * Closes every path but liveness to callers without a credential, unknown paths included, and the
 * framework's own paths to edges that may not read the service. What REST serves is guarded once
 * more by the operation each method names.
 */
@Singleton
final class GuardPaths implements HttpSecurityPolicy {

  /** The only path without a credential: an orchestrator's probe has none. */
  static final String LIVENESS = "/q/health/live";

  private static final String FRAMEWORK = "/q/";

  @Override
  public Uni<CheckResult> checkPermission(
      RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
    String path = request.normalizedPath();
    if (path.equals(LIVENESS)) {
      return CheckResult.permit();
    }
    return identity.map(caller -> mayPass(caller, path) ? CheckResult.PERMIT : CheckResult.DENY);
  }

  private static boolean mayPass(SecurityIdentity caller, String path) {
    return !caller.isAnonymous()
        && (!path.startsWith(FRAMEWORK) || caller.hasRole(Operation.SERVICE_READ));
  }
}
