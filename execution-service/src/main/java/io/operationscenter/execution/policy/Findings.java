package io.operationscenter.execution.policy;

import io.operationscenter.contracts.policy.PolicyVerdict;
import io.operationscenter.contracts.policy.PolicyViolation;
import io.operationscenter.contracts.policy.PolicyWarning;
import io.operationscenter.contracts.policy.RuleVerdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the checks found, in their order. */
final class Findings {

  private final List<Finding> all = new ArrayList<>();

  /**
   * What one rule found.
   *
   * @param member of the policy that made it say so
   */
  record Finding(
      PolicyRule rule,
      PolicyVerdict verdict,
      String message,
      @Nullable String path,
      @Nullable String repoKey,
      String member) {

    /** With where it comes from. */
    RuleVerdict verdictOf(RuleBook.Entry entry) {
      return new RuleVerdict(
          rule.id(), rule.category(), verdict, entry.source(member), message, path);
    }
  }

  void blocks(PolicyRule rule, String message) {
    add(rule, PolicyVerdict.BLOCKED, message, null, rule.member());
  }

  void blocks(PolicyRule rule, String message, String member) {
    add(rule, PolicyVerdict.BLOCKED, message, null, member);
  }

  void blocksRepository(PolicyRule rule, String message, String repoKey) {
    all.add(new Finding(rule, PolicyVerdict.BLOCKED, message, null, repoKey, rule.member()));
  }

  void blocksPath(PolicyRule rule, String message, String path, String member) {
    add(rule, PolicyVerdict.BLOCKED, message, path, member);
  }

  void needsReview(PolicyRule rule, String message) {
    add(rule, PolicyVerdict.REVIEW_REQUIRED, message, null, rule.member());
  }

  void needsReview(PolicyRule rule, String message, String member) {
    add(rule, PolicyVerdict.REVIEW_REQUIRED, message, null, member);
  }

  void pathNeedsReview(PolicyRule rule, String message, String path, String member) {
    add(rule, PolicyVerdict.REVIEW_REQUIRED, message, path, member);
  }

  void warns(PolicyRule rule, String message) {
    add(rule, PolicyVerdict.WARNED, message, null, rule.member());
  }

  void warns(PolicyRule rule, String message, String member) {
    add(rule, PolicyVerdict.WARNED, message, null, member);
  }

  List<Finding> all() {
    return List.copyOf(all);
  }

  List<PolicyViolation> violations() {
    return all.stream()
        .filter(found -> found.verdict() != PolicyVerdict.WARNED)
        .map(
            found ->
                new PolicyViolation(
                    found.rule().id(),
                    found.rule().category(),
                    found.message(),
                    found.verdict() == PolicyVerdict.BLOCKED,
                    found.path(),
                    found.repoKey()))
        .toList();
  }

  List<PolicyWarning> warnings() {
    return all.stream()
        .filter(found -> found.verdict() == PolicyVerdict.WARNED)
        .map(
            found ->
                new PolicyWarning(
                    found.rule().id(), found.rule().category(), found.message(), found.path()))
        .toList();
  }

  private void add(
      PolicyRule rule,
      PolicyVerdict verdict,
      String message,
      @Nullable String path,
      String member) {
    all.add(new Finding(rule, verdict, message, path, null, member));
  }
}
