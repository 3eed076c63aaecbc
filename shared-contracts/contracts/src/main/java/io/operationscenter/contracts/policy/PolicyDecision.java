package io.operationscenter.contracts.policy;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Fresh;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The answer of the policy gate (spec 03 §7.1).
 *
 * @param decisionId identity
 * @param status the answer
 * @param violations rules that block or ask for review
 * @param warnings findings that do not
 * @param effectiveValidationProfile validation profile that applies
 * @param effectiveReviewRequirement whether a person must agree
 * @param effectiveScope paths the run may change; empty means no restriction
 * @param notes the answer in words
 * @param evaluatedAt when it was evaluated
 */
@Contract
public record PolicyDecision(
    @Fresh String decisionId,
    PolicyStatus status,
    @Default("[]") List<PolicyViolation> violations,
    @Default("[]") List<PolicyWarning> warnings,
    @Default("\"standard\"") String effectiveValidationProfile,
    @Default("\"autonomous\"") ReviewRequirementLevel effectiveReviewRequirement,
    @Default("[]") List<String> effectiveScope,
    @Default("\"\"") String notes,
    @Fresh Instant evaluatedAt) {

  /** The one blocking rule that a person's approval lifts (design §4). */
  public static final String BLOCKED_WITHOUT_HUMAN = "review.blocked_without_human";

  /** Checks every rule and copies what is mutable. */
  public PolicyDecision {
    Checked.arguments(
            PolicyDecision.class,
            decisionId,
            status,
            violations,
            warnings,
            effectiveValidationProfile,
            effectiveReviewRequirement,
            effectiveScope,
            notes,
            evaluatedAt)
        .orThrow();
    violations = List.copyOf(violations);
    warnings = List.copyOf(warnings);
    effectiveScope = List.copyOf(effectiveScope);
    evaluatedAt = evaluatedAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** True when the run may go on without a person. */
  public boolean isAllowed() {
    return status == PolicyStatus.ALLOW || status == PolicyStatus.ALLOW_WITH_WARNINGS;
  }

  /** True when a rule blocks; see {@link #isLiftable} for what a person can do. */
  public boolean isBlocked() {
    return status == PolicyStatus.BLOCK;
  }

  /** True when a person must agree first. */
  public boolean requiresReview() {
    return status == PolicyStatus.REQUIRE_REVIEW;
  }

  /**
   * True when nothing stands against the run that a person's approval does not lift: reviews and
   * {@value #BLOCKED_WITHOUT_HUMAN} (design §4).
   */
  public boolean isLiftable() {
    List<PolicyViolation> blocking = violations.stream().filter(PolicyViolation::blocking).toList();
    return switch (status) {
      case ALLOW, ALLOW_WITH_WARNINGS -> false;
      case REQUIRE_REVIEW -> blocking.isEmpty();
      case BLOCK ->
          !blocking.isEmpty()
              && blocking.stream().allMatch(one -> one.ruleId().equals(BLOCKED_WITHOUT_HUMAN));
    };
  }
}
