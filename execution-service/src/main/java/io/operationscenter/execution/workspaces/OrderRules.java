package io.operationscenter.execution.workspaces;

import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.paths.PathGlob;
import io.operationscenter.kit.git.RefName;
import java.nio.file.Path;
import java.util.List;

/** What an order must be before anything is done for it (spec 03 §6.1, 8). */
final class OrderRules {

  private OrderRules() {}

  /**
   * @param files where the run's files must lie
   */
  static void require(WorkspaceOrder order, Path files) throws PreparationFailed {
    ExecutionRequest request = order.request();
    if (!Path.of(request.workspacePath()).normalize().equals(files)) {
      throw refused("workspace_path %s must be %s".formatted(request.workspacePath(), files));
    }
    requireName("base branch", request.baseBranch());
    requireName("task branch", request.taskBranch());
    if (request.baseBranch().equals(request.taskBranch())) {
      throw refused("task branch '%s' must not be the base branch".formatted(request.taskBranch()));
    }
    requireAllowed(request, "repository", order.repository().allowedBaseBranches());
    requireAllowed(request, "proposal", request.branchPolicy().allowedBaseBranches());
  }

  private static void requireName(String what, String branch) throws PreparationFailed {
    try {
      RefName.branch(branch);
    } catch (IllegalArgumentException e) {
      PreparationFailed refused = refused("%s cannot be used: %s".formatted(what, e.getMessage()));
      refused.initCause(e);
      throw refused;
    }
  }

  private static void requireAllowed(ExecutionRequest request, String whose, List<String> globs)
      throws PreparationFailed {
    if (!globs.isEmpty()
        && globs.stream().noneMatch(glob -> PathGlob.of(glob).matches(request.baseBranch()))) {
      throw refused(
          "base branch '%s' is not allowed: allowed_base_branches of the %s are %s"
              .formatted(request.baseBranch(), whose, globs));
    }
  }

  private static PreparationFailed refused(String message) {
    return new PreparationFailed(SetUpRepository.PHASE, message);
  }
}
