package io.operationscenter.execution.policy;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * When a person must agree (spec 03 §7.2).
 *
 * @param autonomousAllowed work may run without a person
 * @param requireReviewForRiskLevels risk levels that need a review
 * @param requireReviewForTaskTypes task types that need a review
 * @param blockedWithoutHuman nothing runs without a person
 * @param notes for people
 */
@Contract
@RegisterForReflection
public record ReviewRequirement(
    @Default("true") boolean autonomousAllowed,
    @Default("[]") List<String> requireReviewForRiskLevels,
    @Default("[]") List<String> requireReviewForTaskTypes,
    @Default("false") boolean blockedWithoutHuman,
    @Default("\"\"") String notes) {

  /** Checks every rule and copies what is mutable. */
  public ReviewRequirement {
    Checked.arguments(
            ReviewRequirement.class,
            autonomousAllowed,
            requireReviewForRiskLevels,
            requireReviewForTaskTypes,
            blockedWithoutHuman,
            notes)
        .orThrow();
    requireReviewForRiskLevels = List.copyOf(requireReviewForRiskLevels);
    requireReviewForTaskTypes = List.copyOf(requireReviewForTaskTypes);
  }
}
