package io.operationscenter.execution.policy;

import io.operationscenter.contracts.paths.RepositoryPath;
import io.operationscenter.kit.config.policy.PathDefault;

/**
 * Rows 4a to 4f. A declared path is held against the rules as the files it stands for: {@code
 * src/../.ssh/x} is {@code .ssh/x}.
 */
final class DeclaredPathsPermitted implements PolicyCheck {

  private static final String DEFAULT = PolicyRule.PATH_DEFAULT_BLOCKED.member();

  @Override
  public void examine(PolicyCase run, Findings findings) {
    PathRules rules = run.rules().paths(run.taskType());
    if (run.declaredPaths().isEmpty()) {
      unrestricted(rules.otherwise(), findings);
    }
    run.declaredPaths().forEach(path -> examine(path, inside(path), rules, findings));
  }

  /**
   * One path.
   *
   * @param path as it is spoken of
   * @param plain as the rules match it
   */
  static void examine(String path, String plain, PathRules rules, Findings findings) {
    rules
        .ruleFor(plain)
        .ifPresentOrElse(
            rule -> byRule(path, rule, findings),
            () -> byDefault(path, rules.otherwise(), findings));
  }

  /** Without steps in the tree; a directory keeps the slash that tells it is one. */
  private static String inside(String path) {
    return RepositoryPath.resolve(path)
        .map(plain -> path.endsWith("/") && !plain.isEmpty() ? plain + "/" : plain)
        .orElse(path);
  }

  private static void unrestricted(PathDefault otherwise, Findings findings) {
    switch (otherwise) {
      case ALLOW -> {}
      case BLOCK ->
          findings.blocks(
              PolicyRule.UNRESTRICTED_WRITES_BLOCKED,
              "Unrestricted writes are blocked by the default path mode 'block'; explicit"
                  + " allowed_paths must be set");
      case REVIEW_REQUIRED ->
          findings.needsReview(
              PolicyRule.UNRESTRICTED_WRITES_REVIEW,
              "No allowed_paths are declared; unrestricted writes need human review");
    }
  }

  private static void byDefault(String path, PathDefault otherwise, Findings findings) {
    switch (otherwise) {
      case ALLOW -> {}
      case BLOCK ->
          findings.blocksPath(
              PolicyRule.PATH_DEFAULT_BLOCKED,
              "Path '%s' is not covered by any allow rule and default mode is 'block'"
                  .formatted(path),
              path,
              DEFAULT);
      case REVIEW_REQUIRED ->
          findings.pathNeedsReview(
              PolicyRule.PATH_DEFAULT_REVIEW,
              "Path '%s' requires review (default path mode)".formatted(path),
              path,
              DEFAULT);
    }
  }

  private static void byRule(String path, PathRules.Rule rule, Findings findings) {
    String member = "%s[%d]".formatted(PolicyRule.PATH_BLOCKED.member(), rule.index());
    switch (rule.mode()) {
      case ALLOW -> {}
      case BLOCK ->
          findings.blocksPath(
              PolicyRule.PATH_BLOCKED,
              "Path '%s' is blocked by policy rule (pattern: '%s')".formatted(path, rule.glob()),
              path,
              member);
      case READ_ONLY, REVIEW_REQUIRED ->
          findings.pathNeedsReview(
              PolicyRule.PATH_REVIEW,
              "Path '%s' requires human review (pattern: '%s'; mode: '%s')"
                  .formatted(path, rule.glob(), rule.mode().wire()),
              path,
              member);
    }
  }
}
