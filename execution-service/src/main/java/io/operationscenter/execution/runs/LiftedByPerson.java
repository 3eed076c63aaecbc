package io.operationscenter.execution.runs;

import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.paths.AllowedPaths;
import io.operationscenter.contracts.policy.PolicyCategory;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.policy.PolicyViolation;
import io.operationscenter.contracts.policy.RuleVerdict;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        && (begun.violations().stream().anyMatch(known -> declared(known, path, found))
            || used.map(Approval::violations).orElse(List.of()).stream()
                .anyMatch(seen -> path.equals(seen.relatedPath())));
  }

  /**
   * What was declared may stand for many files, but not for those that a rule of its own guards.
   */
  private static boolean declared(PolicyViolation known, String path, RuleVerdict found) {
    if (known.category() != PolicyCategory.PATH) {
      return false;
    }
    boolean byDefault = found.ruleId().equals(BY_DEFAULT);
    return switch (known.ruleId()) {
      case UNRESTRICTED -> byDefault;
      case BY_DEFAULT -> byDefault && covers(known, path);
      default -> (byDefault || sameRule(known, found)) && covers(known, path);
    };
  }

  /** Only the message names the rule, by its pattern, behind the path. */
  private static boolean sameRule(PolicyViolation known, RuleVerdict found) {
    return behindPath(known.message(), known.relatedPath())
        .equals(behindPath(String.valueOf(found.message()), found.path()));
  }

  private static String behindPath(String message, @Nullable String path) {
    String named = "Path '%s'".formatted(path);
    return message.startsWith(named) ? message.substring(named.length()) : message;
  }

  private static boolean covers(PolicyViolation known, String path) {
    String declared = known.relatedPath();
    return declared != null && AllowedPaths.of(List.of(declared)).allow(path);
  }
}
