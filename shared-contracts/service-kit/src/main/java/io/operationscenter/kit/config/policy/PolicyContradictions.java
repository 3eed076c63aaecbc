package io.operationscenter.kit.config.policy;

import java.util.Optional;

/** Members of one policy that cannot both be meant (spec 03 §7.7). */
public final class PolicyContradictions {

  private PolicyContradictions() {}

  /** Commits without a branch where a branch is needed. */
  public static Optional<String> ofBranches(boolean allowDirectCommit, boolean requireBranch) {
    return allowDirectCommit && requireBranch
        ? Optional.of("allow_direct_commit=True contradicts require_branch=True")
        : Optional.empty();
  }

  /** Nothing without a person where work may run without one. */
  public static Optional<String> ofReview(boolean blockedWithoutHuman, boolean autonomousAllowed) {
    return blockedWithoutHuman && autonomousAllowed
        ? Optional.of("blocked_without_human=True contradicts autonomous_allowed=True")
        : Optional.empty();
  }

  /** Task types that are allowed where nothing is done. */
  public static Optional<String> ofRepository(boolean enabled, boolean hasAllowedTaskTypes) {
    return !enabled && hasAllowedTaskTypes
        ? Optional.of("enabled=False but allowed_task_types is set")
        : Optional.empty();
  }

  /** Two entries for one repository. */
  public static String ofSeveral(String repoKey) {
    return "Duplicate repo_key '%s' in repo_policies — only the first match is used"
        .formatted(repoKey);
  }
}
