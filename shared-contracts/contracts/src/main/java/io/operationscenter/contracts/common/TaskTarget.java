package io.operationscenter.contracts.common;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import jakarta.validation.constraints.Pattern;
import java.util.List;

/**
 * Where work happens (spec 01 §3).
 *
 * @param repoKey logical repository name, a key of the configured repos
 * @param cloneUrl git clone URL, https or ssh form
 * @param baseBranch branch the task branch is cut from
 * @param allowedPaths globs or directories that may be modified; empty means no restriction
 */
@Contract
public record TaskTarget(
    @Pattern(regexp = "[^\\n\\r]{0,200}", message = "must be one line of at most 200 characters") String repoKey,
    String cloneUrl,
    String baseBranch,
    @Default("[]") List<String> allowedPaths) {

  /** Checks every rule and copies what is mutable. */
  public TaskTarget {
    Checked.arguments(TaskTarget.class, repoKey, cloneUrl, baseBranch, allowedPaths).orThrow();
    allowedPaths = List.copyOf(allowedPaths);
  }
}
