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
    return result.map(_ -> mirror);
  }

  private static boolean isLocked(GitResult<Git.Answer> result) {
    return result instanceof Failed<Git.Answer>(GitFailure failure)
        && failure.kind() == Kind.LOCKED;
  }
}
