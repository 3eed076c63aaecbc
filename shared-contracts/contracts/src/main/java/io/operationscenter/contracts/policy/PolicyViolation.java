package io.operationscenter.contracts.policy;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import org.jspecify.annotations.Nullable;

/**
 * A rule that blocks or asks for review (spec 03 §7.1).
 *
 * @param ruleId the rule
 * @param category its part of the policy
 * @param message what it found
 * @param blocking false when a review lifts it
 * @param relatedPath the path it is about
 * @param relatedRepo the repository it is about
 */
@Contract
public record PolicyViolation(
    String ruleId,
    PolicyCategory category,
    String message,
    @Default("true") boolean blocking,
    @Nullable String relatedPath,
    @Nullable String relatedRepo) {

  /** Checks every rule and copies what is mutable. */
  public PolicyViolation {
    Checked.arguments(
            PolicyViolation.class, ruleId, category, message, blocking, relatedPath, relatedRepo)
        .orThrow();
  }
}
