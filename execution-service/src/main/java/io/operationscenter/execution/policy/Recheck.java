package io.operationscenter.execution.policy;

import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.policy.PolicyVerdict;
import io.operationscenter.contracts.policy.PolicyViolation;
import io.operationscenter.contracts.policy.RuleVerdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What policy says once the files are known that a run changed (spec 03 §6.5).
 *
 * @param decision what it said before, and what it found now
 * @param found what it found now, with the rule of the operator's file each comes from; empty when
 *     nothing stands against any file
 */
public record Recheck(PolicyDecision decision, List<RuleVerdict> found) {

  /** Copies what is mutable. */
  public Recheck {
    found = List.copyOf(found);
  }

  /** Adds to a decision what was found. */
  public static Recheck after(
      PolicyDecision before, List<RuleVerdict> found, String decisionId, Instant at) {
    List<PolicyViolation> violations = new ArrayList<>(before.violations());
    found.stream()
        .filter(each -> before.violations().stream().noneMatch(known -> same(known, each)))
        .map(
            each ->
                new PolicyViolation(
                    each.ruleId(),
                    each.category(),
                    Objects.requireNonNullElse(each.message(), each.ruleId()),
                    each.verdict() == PolicyVerdict.BLOCKED,
                    each.path(),
                    null))
        .forEach(violations::add);
    return new Recheck(
        new PolicyDecision(
            decisionId,
            PolicyEngine.status(violations, before.warnings()),
            violations,
            before.warnings(),
            before.effectiveValidationProfile(),
            before.effectiveReviewRequirement(),
            before.effectiveScope(),
            PolicyEngine.notes(violations, before.warnings()),
            at),
        found);
  }

  /** The files that must not be changed. */
  public List<RuleVerdict> blocked() {
    return found.stream().filter(each -> each.verdict() == PolicyVerdict.BLOCKED).toList();
  }

  /** The files that a person must look at. */
  public List<RuleVerdict> review() {
    return found.stream().filter(each -> each.verdict() == PolicyVerdict.REVIEW_REQUIRED).toList();
  }

  private static boolean same(PolicyViolation known, RuleVerdict found) {
    return known.ruleId().equals(found.ruleId())
        && Objects.equals(known.relatedPath(), found.path());
  }
}
