package io.operationscenter.execution.policy;

import io.operationscenter.contracts.paths.RepositoryPath;
import java.util.List;

/**
 * Rows 4c to 4f on the files that a run really changed (spec 03 §6.5): a declared directory covers
 * files that no rule has seen.
 */
final class ChangedFilesPermitted implements PolicyCheck {

  @Override
  public void examine(PolicyCase run, Findings findings) {
    examine(
        run.changedFiles().stream().filter(path -> !run.declaredPaths().contains(path)).toList(),
        run.rules().paths(run.taskType()),
        findings);
  }

  static void examine(List<String> changed, PathRules rules, Findings findings) {
    for (String path : changed) {
      RepositoryPath.resolve(path)
          .ifPresentOrElse(
              plain -> DeclaredPathsPermitted.examine(path, plain, rules, findings),
              () ->
                  findings.blocksPath(
                      PolicyRule.PATH_BLOCKED,
                      "Path '%s' is not inside the repository".formatted(path),
                      path,
                      ""));
    }
  }
}
