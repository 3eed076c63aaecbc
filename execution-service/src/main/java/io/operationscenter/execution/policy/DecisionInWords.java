package io.operationscenter.execution.policy;

import io.operationscenter.contracts.policy.PolicyCategory;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.policy.PolicyExplanation;
import io.operationscenter.contracts.policy.PolicyViolation;
import io.operationscenter.contracts.policy.PolicyWarning;
import io.operationscenter.contracts.policy.ReviewRequirementLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Puts a policy decision in words (spec 03 §7.6). */
public final class DecisionInWords {

  private DecisionInWords() {}

  /** For people. */
  public static PolicyExplanation of(PolicyDecision decision) {
    return new PolicyExplanation(
        summary(decision),
        rules(decision),
        joined(violations(decision, PolicyCategory.REVIEW))
            .orElseGet(
                () ->
                    decision.effectiveReviewRequirement() == ReviewRequirementLevel.REQUIRED
                        ? "Review required"
                        : "Autonomous execution permitted by policy"),
        joined(
                Stream.concat(
                    violations(decision, PolicyCategory.VALIDATION),
                    warnings(decision, PolicyCategory.VALIDATION)))
            .orElseGet(
                () -> "Validation profile: '%s'".formatted(decision.effectiveValidationProfile())),
        scope(decision),
        routing(decision));
  }

  private static List<String> rules(PolicyDecision decision) {
    List<String> rules =
        new ArrayList<>(decision.violations().stream().map(PolicyViolation::ruleId).toList());
    decision.warnings().stream()
        .map(PolicyWarning::ruleId)
        .filter(rule -> !rules.contains(rule))
        .forEach(rules::add);
    return rules;
  }

  private static String summary(PolicyDecision decision) {
    return switch (decision.status()) {
      case ALLOW -> "ALLOWED: no policy restrictions apply";
      case BLOCK ->
          first(decision, PolicyViolation::blocking)
              .map(message -> "BLOCKED: " + message)
              .orElse("BLOCKED by policy");
      case REQUIRE_REVIEW ->
          first(decision, one -> !one.blocking() && one.category() == PolicyCategory.REVIEW)
              .or(() -> first(decision, one -> !one.blocking()))
              .map(message -> "REVIEW REQUIRED: " + message)
              .orElse("REVIEW REQUIRED by policy");
      case ALLOW_WITH_WARNINGS ->
          decision.warnings().stream()
              .findFirst()
              .map(warning -> "ALLOWED WITH WARNINGS: " + warning.message())
              .orElse("ALLOWED WITH WARNINGS");
    };
  }

  private static String scope(PolicyDecision decision) {
    String scope =
        decision.effectiveScope().isEmpty()
            ? "No path restriction declared (applies to all paths)"
            : "Effective scope: " + decision.effectiveScope();
    return joined(
            Stream.concat(
                Stream.of(scope),
                Stream.concat(
                    violations(decision, PolicyCategory.PATH),
                    warnings(decision, PolicyCategory.PATH))))
        .orElse(scope);
  }

  private static String routing(PolicyDecision decision) {
    return joined(
            Stream.concat(
                Stream.concat(
                    violations(decision, PolicyCategory.ROUTING),
                    warnings(decision, PolicyCategory.ROUTING)),
                decision.violations().stream()
                    .filter(
                        one ->
                            one.category() == PolicyCategory.TOOL
                                && one.ruleId().contains("network"))
                    .map(PolicyViolation::message)))
        .orElse("Routing selection is compatible with policy");
  }

  private static Optional<String> first(
      PolicyDecision decision, Predicate<PolicyViolation> wanted) {
    return decision.violations().stream().filter(wanted).findFirst().map(PolicyViolation::message);
  }

  private static Stream<String> violations(PolicyDecision decision, PolicyCategory category) {
    return decision.violations().stream()
        .filter(one -> one.category() == category)
        .map(PolicyViolation::message);
  }

  private static Stream<String> warnings(PolicyDecision decision, PolicyCategory category) {
    return decision.warnings().stream()
        .filter(one -> one.category() == category)
        .map(PolicyWarning::message);
  }

  private static Optional<String> joined(Stream<String> messages) {
    List<String> all = messages.toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", all));
  }
}
