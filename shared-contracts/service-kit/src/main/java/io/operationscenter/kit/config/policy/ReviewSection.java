package io.operationscenter.kit.config.policy;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Doc;
import io.operationscenter.contracts.enums.RiskLevel;
import io.operationscenter.contracts.enums.TaskType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a person must agree; null keeps the built-in value. */
@Contract(closed = true)
public record ReviewSection(
    @Doc("Work may run without a person; null: yes.") @Nullable Boolean autonomousAllowed,
    @Doc("Risk levels that need a review; null: high.")
        @Nullable List<RiskLevel> requireReviewForRiskLevels,
    @Doc("Task types that need a review; null: feature, refactor.")
        @Nullable List<TaskType> requireReviewForTaskTypes,
    @Doc("Nothing runs without a person; null: no.") @Nullable Boolean blockedWithoutHuman,
    @Doc("For people.") @Nullable String notes) {

  /** Checks every rule and copies what is mutable. */
  public ReviewSection {
    Checked.arguments(
            ReviewSection.class,
            autonomousAllowed,
            requireReviewForRiskLevels,
            requireReviewForTaskTypes,
            blockedWithoutHuman,
            notes)
        .orThrow();
    requireReviewForRiskLevels =
        requireReviewForRiskLevels == null ? null : List.copyOf(requireReviewForRiskLevels);
    requireReviewForTaskTypes =
        requireReviewForTaskTypes == null ? null : List.copyOf(requireReviewForTaskTypes);
  }
}
