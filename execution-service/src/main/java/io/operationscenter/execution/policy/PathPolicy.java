package io.operationscenter.execution.policy;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * Which paths may be changed (spec 03 §7.2).
 *
 * @param rules in order, the first that matches counts
 * @param defaultMode for paths that no rule matches: allow, block or review_required
 */
@Contract
@RegisterForReflection
public record PathPolicy(
    @Default("[]") List<PathScopeRule> rules, @Default("\"allow\"") String defaultMode) {

  /** Checks every rule and copies what is mutable. */
  public PathPolicy {
    Checked.arguments(PathPolicy.class, rules, defaultMode).orThrow();
    rules = List.copyOf(rules);
  }
}
