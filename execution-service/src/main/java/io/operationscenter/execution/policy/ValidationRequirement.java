package io.operationscenter.execution.policy;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * Validation that work needs (spec 03 §7.2).
 *
 * @param appliesToRiskLevels none: all
 * @param appliesToTaskTypes none: all
 * @param requiredProfile validation profile
 * @param mustPass work that fails it fails, also where its request would let it pass
 * @param allowPartial for people, no rule looks at it
 * @param blockIfUnavailable without validation commands the work is refused
 */
@Contract
@RegisterForReflection
public record ValidationRequirement(
    @Default("[]") List<String> appliesToRiskLevels,
    @Default("[]") List<String> appliesToTaskTypes,
    @Default("\"standard\"") String requiredProfile,
    @Default("true") boolean mustPass,
    @Default("false") boolean allowPartial,
    @Default("false") boolean blockIfUnavailable) {

  /** Checks every rule and copies what is mutable. */
  public ValidationRequirement {
    Checked.arguments(
            ValidationRequirement.class,
            appliesToRiskLevels,
            appliesToTaskTypes,
            requiredProfile,
            mustPass,
            allowPartial,
            blockIfUnavailable)
        .orThrow();
    appliesToRiskLevels = List.copyOf(appliesToRiskLevels);
    appliesToTaskTypes = List.copyOf(appliesToTaskTypes);
  }
}
