package io.operationscenter.planner.routing.embedded;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * The rules of routing as a policy file holds them (spec 02 §8.3). Names of lanes and backends are
 * text: a policy may name what does not exist, which {@link PolicyIssues} reports.
 *
 * @param version of the file's form
 * @param rules which lane and backend serve a proposal
 * @param backendRules replace the backend of a selected lane
 * @param fallback what is used when no rule matches
 * @param thresholds read, without effect
 * @param excludedBackends never selected by a rule
 * @param alternativeRoutes what a routing plan lists beside the primary
 */
@Contract
@RegisterForReflection
public record RoutingPolicy(
    @Default("\"1\"") String version,
    @Default("[]") List<LaneRule> rules,
    @Default("[]") List<BackendRule> backendRules,
    @Default("{}") FallbackRoute fallback,
    @Default("{}") Thresholds thresholds,
    @Default("[]") List<String> excludedBackends,
    @Default("[]") List<AlternativeRoute> alternativeRoutes) {

  /** Checks every rule and copies what is mutable. */
  public RoutingPolicy {
    Checked.arguments(
            RoutingPolicy.class,
            version,
            rules,
            backendRules,
            fallback,
            thresholds,
            excludedBackends,
            alternativeRoutes)
        .orThrow();
    rules = List.copyOf(rules);
    backendRules = List.copyOf(backendRules);
    excludedBackends = List.copyOf(excludedBackends);
    alternativeRoutes = List.copyOf(alternativeRoutes);
  }
}
