package io.operationscenter.kit.git;

import io.operationscenter.kit.git.GitResult.Done;
import io.operationscenter.kit.git.GitResult.Failed;
import java.util.Optional;

/** Moves branches of a remote, each time only if they stand where the lease says. */
public final class BranchPush {

  private final Git git;

  public BranchPush(Git git) {
    this.git = git;
  }

  /**
   * A change of one branch.
   *
   * @param branch {@code refs/heads/…}
   */
  public record Change(Remote remote, RefName branch, Lease lease) {}

  /** Lets the branch stand at the commit. */
  public PushOutcome push(Repository repository, ObjectId commit, Change change) {
    return push(repository, commit.hex(), change);
  }

  /** Deletes the branch. */
  public PushOutcome delete(Repository repository, Change change) {
    return push(repository, "", change);
  }

  private PushOutcome push(Repository repository, String source, Change change) {
    GitCall call =
        GitCall.of(
                "push " + change.branch(),
                repository,
                "push",
                "--porcelain",
                "--no-follow-tags",
                "--recurse-submodules=no",
                change.lease().argument(change.branch()),
                "--",
                change.remote().url().value(),
                source + ":" + change.branch())
            .with(change.remote());
    return switch (git.attempt(call)) {
      case Failed<Git.Answer>(GitFailure failure) -> new PushOutcome.NotAnswered(failure);
      case Done<Git.Answer>(Git.Answer answer) -> classify(call, change, answer);
    };
  }

  private static PushOutcome classify(GitCall call, Change change, Git.Answer answer) {
    Optional<String> line =
        answer
            .text()
            .lines()
            .filter(candidate -> candidate.contains(":" + change.branch() + "\t"))
            .findFirst();
    if (answer.code() == 0) {
      return new PushOutcome.Pushed(line.isEmpty() || !line.get().startsWith("="));
    }
    String said = line.orElse("") + "\n" + answer.stderr();
    GitFailure failure = GitFailure.said(call.operation(), said, Git.maskFor(call));
    if (line.isEmpty() || !line.get().startsWith("!")) {
      return new PushOutcome.NotAnswered(failure);
    }
    // "[rejected]" is git's own decision, "[remote rejected]" the one of the other side. The remote
    // also says that when the branch moved between our look at it and the push.
    boolean stale =
        line.get().contains("[rejected]")
            || line.get().contains("(fetch first)")
            || line.get().contains("failed to update ref")
            || line.get().contains("cannot lock ref")
            || line.get().contains("reference already exists");
    return stale
        ? new PushOutcome.StaleLease(failure.excerpt())
        : new PushOutcome.Refused(failure.excerpt());
  }
}
