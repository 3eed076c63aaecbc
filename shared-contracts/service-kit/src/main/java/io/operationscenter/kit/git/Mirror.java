package io.operationscenter.kit.git;

import io.operationscenter.kit.git.GitFailure.Kind;
import io.operationscenter.kit.git.GitResult.Failed;
import java.nio.file.Files;
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

  /** Creates the repository unless it is there already. */
  public GitResult<Repository> create(Path directory) {
    Repository repository = new Repository(directory);
    if (Files.exists(directory.resolve("HEAD"))) {
      return new GitResult.Done<>(repository);
    }
    return git.call(GitCall.of("create the mirror", repository, "init", "--quiet", "--bare"))
        .map(_ -> repository);
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
