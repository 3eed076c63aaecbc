package io.operationscenter.contracts.policy;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import org.jspecify.annotations.Nullable;

/**
 * A finding that does not stop the run (spec 03 §7.1).
 *
 * @param ruleId the rule
 * @param category its part of the policy
 * @param message what it found
 * @param relatedPath the path it is about
 */
@Contract
public record PolicyWarning(
    String ruleId, PolicyCategory category, String message, @Nullable String relatedPath) {

  /** Checks every rule and copies what is mutable. */
  public PolicyWarning {
    Checked.arguments(PolicyWarning.class, ruleId, category, message, relatedPath).orThrow();
  }
}
