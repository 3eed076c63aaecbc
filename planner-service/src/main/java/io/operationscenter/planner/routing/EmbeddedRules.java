package io.operationscenter.planner.routing;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.planner.routing.embedded.DefaultPolicy;
import io.operationscenter.planner.routing.embedded.EmbeddedRouter;
import io.operationscenter.planner.routing.embedded.InvalidRoutingPolicy;
import io.operationscenter.planner.routing.embedded.PolicyIssues;
import io.operationscenter.planner.routing.embedded.RoutingPolicy;
import io.operationscenter.planner.routing.embedded.RoutingPolicyFile;
import io.quarkus.logging.Log;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The embedded router with the policy that holds at present. A policy file is read again when it
 * changed; while it is bad the last good policy holds.
 */
final class EmbeddedRules {

  /** Which policy: null for the built-in one; a file that is not there has the time 0. */
  private record Source(@Nullable String file, long modifiedMillis) {}

  private record Loaded(Source source, @Nullable EmbeddedRouter router, List<String> issues) {}

  private final ContractCodec codec;
  private final Clock clock;
  private final Supplier<String> ids;
  private volatile @Nullable Loaded loaded;

  EmbeddedRules(ContractCodec codec, Clock clock, Supplier<String> ids) {
    this.codec = codec;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * The router for the configured policy.
   *
   * @throws RoutingFailure.Unavailable when there never was a good one
   */
  EmbeddedRouter router(@Nullable String policyFile) {
    Loaded present = present(policyFile);
    if (present.router() == null) {
      throw new RoutingFailure.Unavailable(
          "The embedded router has no policy: " + String.join("; ", present.issues()));
    }
    return present.router();
  }

  /** What is wrong with the configured policy; it may route all the same. */
  List<String> issues(@Nullable String policyFile) {
    return present(policyFile).issues();
  }

  private Loaded present(@Nullable String policyFile) {
    Source wanted = new Source(policyFile, modified(policyFile));
    Loaded known = loaded;
    return known != null && known.source().equals(wanted) ? known : load(wanted);
  }

  private synchronized Loaded load(Source wanted) {
    Loaded before = loaded;
    if (before != null && before.source().equals(wanted)) {
      return before;
    }
    Loaded now;
    try {
      RoutingPolicy policy = policy(wanted.file());
      now = new Loaded(wanted, new EmbeddedRouter(policy, clock, ids), PolicyIssues.of(policy));
      now.issues().forEach(issue -> Log.warnf("Routing policy: %s", issue));
    } catch (InvalidRoutingPolicy bad) {
      Log.errorf("%s", bad.getMessage());
      now =
          new Loaded(
              wanted,
              before == null ? null : before.router(),
              List.of(String.valueOf(bad.getMessage())));
    }
    loaded = now;
    return now;
  }

  private RoutingPolicy policy(@Nullable String file) {
    if (file == null) {
      return DefaultPolicy.read(codec);
    }
    return new RoutingPolicyFile(codec)
        .read(Path.of(file))
        .orElseGet(
            () -> {
              Log.warnf("There is no routing policy at %s; the built-in rules hold", file);
              return DefaultPolicy.read(codec);
            });
  }

  private static long modified(@Nullable String file) {
    return file == null ? 0 : new File(file).lastModified();
  }
}
