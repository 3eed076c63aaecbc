package io.operationscenter.kit.edge;

import io.quarkus.arc.All;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Closes every path but liveness and each {@link OpenPath} to callers without a credential, unknown
 * paths included, and the framework's own paths to edges that may not read the service. What REST
 * serves is guarded once more by the operation each method names.
 */
@Singleton
final class GuardPaths implements HttpSecurityPolicy {

  /** Open in every service: an orchestrator's probe has no credential. */
  static final String LIVENESS = "/q/health/live";

  private static final String FRAMEWORK = "/q/";

  private final Set<String> open;

  GuardPaths(@All List<OpenPath> more) {
    this.open = more.stream().map(OpenPath::path).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Uni<CheckResult> checkPermission(
      RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
    String path = request.normalizedPath();
    if (path.equals(LIVENESS) || open.contains(path)) {
      return CheckResult.permit();
    }
    return identity.map(caller -> mayPass(caller, path) ? CheckResult.PERMIT : CheckResult.DENY);
  }

  private static boolean mayPass(SecurityIdentity caller, String path) {
    return !caller.isAnonymous()
        && (!path.startsWith(FRAMEWORK) || caller.hasRole(Operation.SERVICE_READ));
  }
}
