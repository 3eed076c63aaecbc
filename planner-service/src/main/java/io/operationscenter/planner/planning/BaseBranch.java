package io.operationscenter.planner.planning;

import io.operationscenter.contracts.enums.ExecutionMode;
import io.operationscenter.contracts.paths.PathGlob;
import io.operationscenter.kit.config.ManagedRepository;
import io.operationscenter.kit.git.RefName;
import java.util.List;
import java.util.Optional;

/** Which branch a card's work starts from, and whether it may (spec 06 §3). */
final class BaseBranch {

  private static final List<String> OUR_PREFIXES = List.of("auto/", "plane/", "goal/");

  private BaseBranch() {}

  static String of(CardMetadata metadata, List<String> labels, ManagedRepository repository)
      throws UnreadableCard {
    Optional<String> named =
        Optional.of(metadata.baseBranch())
            .filter(branch -> !branch.isEmpty())
            .or(() -> CardLabels.first(labels, "base-branch"));
    if (metadata.mode() == ExecutionMode.FIX_PR) {
      return pullRequestBranch(named, repository);
    }
    String branch = named.orElseGet(() -> usual(repository));
    requireName(branch);
    if (!allowed(branch, repository)) {
      throw new UnreadableCard(
          "base branch '%s' is not allowed; allowed are %s"
              .formatted(branch, String.join(", ", repository.allowedBaseBranches())));
    }
    return branch;
  }

  private static String pullRequestBranch(Optional<String> named, ManagedRepository repository)
      throws UnreadableCard {
    if (named.isEmpty()) {
      throw new UnreadableCard("mode fix_pr needs base_branch, the branch of the pull request");
    }
    String branch = named.get();
    requireName(branch);
    boolean ours = OUR_PREFIXES.stream().anyMatch(branch::startsWith);
    if (!ours && (branch.equals(usual(repository)) || !allowed(branch, repository))) {
      throw new UnreadableCard(
          "base branch '%s' is no branch of a pull request of ours and not allowed"
              .formatted(branch));
    }
    return branch;
  }

  private static boolean allowed(String branch, ManagedRepository repository) {
    List<String> allowed = repository.allowedBaseBranches();
    return allowed.isEmpty()
        || allowed.stream().anyMatch(pattern -> PathGlob.of(pattern).matches(branch));
  }

  private static void requireName(String branch) throws UnreadableCard {
    try {
      RefName.branch(branch);
    } catch (IllegalArgumentException e) {
      throw new UnreadableCard("base branch is no branch name: " + e.getMessage());
    }
  }

  private static String usual(ManagedRepository repository) {
    String sandbox = repository.sandboxBaseBranch();
    return sandbox == null ? repository.defaultBranch() : sandbox;
  }
}
