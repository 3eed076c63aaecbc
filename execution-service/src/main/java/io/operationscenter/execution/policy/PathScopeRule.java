package io.operationscenter.execution.policy;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What holds for paths of one pattern (spec 03 §7.2).
 *
 * @param pathPattern glob of spec 03 §7.5
 * @param accessMode allow, read_only, block or review_required
 * @param notes for people
 * @param appliesToTaskTypes none: all
 */
@Contract
@RegisterForReflection
public record PathScopeRule(
    String pathPattern,
    String accessMode,
    @Default("\"\"") String notes,
    @Default("[]") List<String> appliesToTaskTypes) {

  /** Checks every rule and copies what is mutable. */
  public PathScopeRule {
    Checked.arguments(PathScopeRule.class, pathPattern, accessMode, notes, appliesToTaskTypes)
        .orThrow();
    appliesToTaskTypes = List.copyOf(appliesToTaskTypes);
  }
}
