package io.operationscenter.kit.git;

import io.operationscenter.kit.git.GitFailure.Kind;
import io.operationscenter.kit.git.GitResult.Done;
import io.operationscenter.kit.git.GitResult.Failed;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Our bare copy of a remote repository. Its branches are fetched into {@code refs/remotes/origin/},
 * never as a mirror in git's sense, whose pruning deletes local branches (design §6).
 */
public final class Mirror {

  private static final int ATTEMPTS = 3;

  /** Git leaves such branches out, says so and calls it a success. */
  private static final String OF_A_SHALLOW_CLONE = "shallow roots are not allowed to be updated";

  private final Git git;

  public Mirror(Git git) {
    this.git = git;
  }

  /** Creates the repository, or completes one. */
  public GitResult<Repository> create(Path directory) {
    try {
      RepositorySkeleton.write(directory, true, RefName.branch("main"), "");
      return new Done<>(new Repository(directory));
    } catch (IOException e) {
      return new Failed<>(
          GitFailure.of(Kind.OTHER, "create the mirror", String.valueOf(e.getMessage())));
    }
  }

  /**
   * Brings all branches up to date and drops those that the remote has no more. Several processes
   * may do so at once: git waits for its own locks, and what still collides is tried again.
   */
  public GitResult<Repository> fetch(Repository mirror, Remote remote) {
    GitCall call =
        GitCall.of(
                "fetch into the mirror",
                mirror,
                "fetch",
                "--quiet",
                "--prune",
                "--no-tags",
                "--no-write-fetch-head",
                "--no-recurse-submodules",
                "--no-auto-maintenance",
                "--",
                remote.url().value(),
                "+refs/heads/*:refs/remotes/origin/*")
            .with(remote);
    GitResult<Git.Answer> result = git.call(call);
    for (int attempt = 1; attempt < ATTEMPTS && isLocked(result); attempt++) {
      result = git.call(call);
    }
    return switch (result) {
      case Done<Git.Answer>(Git.Answer answer) when answer.stderr().contains(OF_A_SHALLOW_CLONE) ->
          unsupported(
              call,
              "the remote is a shallow clone: unshallow it (git fetch --unshallow) or use the original");
      case Done<Git.Answer> _ -> new Done<>(mirror);
      case Failed<Git.Answer>(GitFailure failure) when failure.kind() == Kind.UNSUPPORTED ->
          unsupported(call, "the repository uses the sha256 object format, which is not supported");
      case Failed<Git.Answer>(GitFailure failure) -> new Failed<>(failure);
    };
  }

  private static GitResult<Repository> unsupported(GitCall call, String why) {
    return new Failed<>(GitFailure.of(Kind.UNSUPPORTED, call.operation(), why));
  }

  private static boolean isLocked(GitResult<Git.Answer> result) {
    return result instanceof Failed<Git.Answer>(GitFailure failure)
        && failure.kind() == Kind.LOCKED;
  }
}
