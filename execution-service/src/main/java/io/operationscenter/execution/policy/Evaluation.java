package io.operationscenter.execution.policy;

import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.policy.PolicyVerdict;
import io.operationscenter.contracts.policy.RuleVerdict;
import io.operationscenter.execution.policy.Findings.Finding;
import java.util.ArrayList;
import java.util.List;

/** What came of holding a policy against one run. */
public final class Evaluation {

  private final PolicyDecision decision;
  private final RuleBook.Entry entry;
  private final List<Finding> findings;

  Evaluation(PolicyDecision decision, RuleBook.Entry entry, List<Finding> findings) {
    this.decision = decision;
    this.entry = entry;
    this.findings = List.copyOf(findings);
  }

  /** The answer. */
  public PolicyDecision decision() {
    return decision;
  }

  /** The entry of the policy that was asked, for people. */
  public String entry() {
    return entry.name();
  }

  /** Every rule in its order, with where it comes from; one about several paths shows each. */
  public List<RuleVerdict> rules() {
    List<RuleVerdict> rules = new ArrayList<>();
    for (PolicyRule rule : PolicyRule.values()) {
      List<Finding> found = findings.stream().filter(each -> each.rule() == rule).toList();
      if (found.isEmpty()) {
        rules.add(
            new RuleVerdict(
                rule.id(), rule.category(), silent(rule), entry.source(rule.member()), null, null));
      }
      for (Finding each : found) {
        rules.add(each.verdictOf(entry));
      }
    }
    return rules;
  }

  private PolicyVerdict silent(PolicyRule rule) {
    boolean asked =
        rule == PolicyRule.REPOSITORY_DISABLED
            || (entry.policy().enabled() && !skippedForHuman(rule));
    return asked ? PolicyVerdict.PASSED : PolicyVerdict.NOT_REACHED;
  }

  private boolean skippedForHuman(PolicyRule rule) {
    return rule == PolicyRule.REVIEW_REQUIRED
        && entry.policy().reviewRequirement().blockedWithoutHuman();
  }
}
