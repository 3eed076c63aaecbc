package io.operationscenter.execution.runs;

import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.paths.AllowedPaths;
import io.operationscenter.contracts.policy.PolicyCategory;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.policy.PolicyViolation;
import io.operationscenter.contracts.policy.RuleVerdict;
import java.util.List;
import java.util.Optional;

/** Whether a person has already let a file through that policy wants a review of. */
final class LiftedByPerson {

  /** The rules that speak where no rule of the operator is about the path. */
  private static final String UNRESTRICTED = "path.unrestricted_writes_review";

  private static final String BY_DEFAULT = "path.default_review_required";

  private LiftedByPerson() {}

  /**
   * The answer.
   *
   * @param begun what policy said when the run was begun all the same
   * @param used the approval with which it began
   * @param found the file and the rule that wants a review of it
   */
  static boolean lifts(PolicyDecision begun, Optional<Approval> used, RuleVerdict found) {
    String path = found.path();
    return path != null
        && (begun.violations().stream().anyMatch(known -> declared(known, path, found.ruleId()))
            || used.map(Approval::violations).orElse(List.of()).stream()
                .anyMatch(seen -> path.equals(seen.relatedPath())));
  }

  /**
   * What was declared may stand for many files, but not for those that a rule of its own guards.
   */
  private static boolean declared(PolicyViolation known, String path, String rule) {
    if (known.category() != PolicyCategory.PATH) {
      return false;
    }
    return switch (known.ruleId()) {
      case UNRESTRICTED -> rule.equals(BY_DEFAULT);
      case BY_DEFAULT -> rule.equals(BY_DEFAULT) && covers(known, path);
      default -> covers(known, path);
    };
  }

  private static boolean covers(PolicyViolation known, String path) {
    String declared = known.relatedPath();
    return declared != null && AllowedPaths.of(List.of(declared)).allow(path);
  }
}
