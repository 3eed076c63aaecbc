package io.operationscenter.execution.policy;

import io.operationscenter.contracts.common.BranchPolicy;
import io.operationscenter.contracts.paths.PathGlob;
import java.util.List;

/** Rows 5a to 5c. */
final class BranchesPermitted implements PolicyCheck {

  @Override
  public void examine(PolicyCase run, Findings findings) {
    BranchPolicy wanted = run.proposal().branchPolicy();
    BranchGuardrail guardrail = run.policy().branchGuardrail();
    prefix(wanted.branchPrefix(), run, findings);
    base(run.proposal().target().baseBranch(), guardrail.allowedBaseBranches(), findings);
    if (guardrail.requirePr() && !wanted.openPr()) {
      findings.needsReview(
          PolicyRule.PULL_REQUEST_REQUIRED,
          "Policy requires a PR, but proposal branch_policy.open_pr is False");
    }
  }

  private static void prefix(String prefix, PolicyCase run, Findings findings) {
    BranchGuardrail guardrail = run.policy().branchGuardrail();
    if (prefix.isEmpty()) {
      if (!guardrail.allowDirectCommit()) {
        findings.warns(
            PolicyRule.NO_BRANCH_PREFIX,
            "branch_prefix is empty; ensure a task branch is used rather than direct commit");
      }
    } else if (!run.rules().branchName().matches(prefix + "x")) {
      findings.warns(
          PolicyRule.BRANCH_NAME_PATTERN,
          "Branch prefix '%s' does not match the policy pattern '%s'"
              .formatted(prefix, guardrail.branchNamePattern()));
    }
  }

  private static void base(String base, List<String> allowed, Findings findings) {
    if (!allowed.isEmpty() && allowed.stream().noneMatch(one -> PathGlob.of(one).matches(base))) {
      findings.blocks(
          PolicyRule.BASE_BRANCH_NOT_ALLOWED,
          "Base branch '%s' is not in the allowed base branches list: %s".formatted(base, allowed));
    }
  }
}
