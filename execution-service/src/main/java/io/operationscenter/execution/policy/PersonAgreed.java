package io.operationscenter.execution.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rows 8a and 8b. A trusted source lifts the review of a task type, never that of a risk level;
 * planner strips these labels from cards that it did not make itself.
 */
final class PersonAgreed implements PolicyCheck {

  private static final Set<String> TRUSTED =
      Set.of("source: autonomy", "source: spec-campaign", "source: board_worker");
  private static final String REVIEW_LABEL = "review_required";

  @Override
  public void examine(PolicyCase run, Findings findings) {
    if (run.policy().reviewRequirement().blockedWithoutHuman()) {
      findings.blocks(
          PolicyRule.BLOCKED_WITHOUT_HUMAN,
          "Policy blocks execution for this repo without explicit human approval");
      return;
    }
    wanting(run)
        .ifPresent(
            member ->
                findings.needsReview(
                    PolicyRule.REVIEW_REQUIRED,
                    "Human review required: risk='%s', task_type='%s'"
                        .formatted(run.proposal().riskLevel().wire(), run.taskType().wire()),
                    member));
  }

  /** The member that wants a person, the strongest first; none of a policy for the label. */
  private static Optional<String> wanting(PolicyCase run) {
    ReviewRequirement review = run.policy().reviewRequirement();
    List<String> labels = run.proposal().labels();
    if (!review.autonomousAllowed()) {
      return Optional.of("review_requirement.autonomous_allowed");
    }
    if (labels.contains(REVIEW_LABEL)) {
      return Optional.of("");
    }
    if (review.requireReviewForRiskLevels().contains(run.proposal().riskLevel().wire())) {
      return Optional.of("review_requirement.require_review_for_risk_levels");
    }
    boolean trusted = labels.stream().anyMatch(TRUSTED::contains);
    return !trusted && review.requireReviewForTaskTypes().contains(run.taskType().wire())
        ? Optional.of("review_requirement.require_review_for_task_types")
        : Optional.empty();
  }
}
