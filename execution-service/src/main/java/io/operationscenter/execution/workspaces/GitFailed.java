package io.operationscenter.execution.workspaces;

import io.operationscenter.kit.git.GitFailure;
import io.operationscenter.kit.git.GitResult;
import io.operationscenter.kit.git.GitResult.Done;
import io.operationscenter.kit.git.GitResult.Failed;

/** Our git could not do what was asked. */
final class GitFailed extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient GitFailure failure;

  GitFailed(GitFailure failure) {
    super(failure.inWords());
    this.failure = failure;
  }

  GitFailure failure() {
    return failure;
  }

  static <T> T orThrow(GitResult<T> result) throws GitFailed {
    return switch (result) {
      case Done<T>(T value) -> value;
      case Failed<T>(GitFailure failure) -> throw new GitFailed(failure);
    };
  }
}
