package io.operationscenter.kit.git;

import io.operationscenter.kit.git.GitResult.Done;
import io.operationscenter.kit.git.GitResult.Failed;

/** Answers questions about the commits of a repository. */
public final class Revisions {

  private final Git git;

  public Revisions(Git git) {
    this.git = git;
  }

  /** The files of a commit; a failure of kind UNKNOWN_REVISION when there is no such commit. */
  public GitResult<ObjectId> tree(Repository repository, ObjectId commit) {
    return git.call(
            GitCall.of(
                "read commit " + commit,
                repository,
                "rev-parse",
                "--verify",
                "--end-of-options",
                commit.hex() + "^{tree}"))
        .map(Revisions::objectId);
  }

  /** Whether {@code ancestor} is part of the history of {@code commit}, or the same. */
  public GitResult<Boolean> isAncestor(Repository repository, ObjectId ancestor, ObjectId commit) {
    GitCall call =
        GitCall.of(
            "compare histories",
            repository,
            "merge-base",
            "--is-ancestor",
            ancestor.hex(),
            commit.hex());
    return git.attempt(call)
        .then(
            answer ->
                answer.code() <= 1
                    ? new Done<>(answer.code() == 0)
                    : new Failed<>(
                        GitFailure.said(call.operation(), answer.stderr(), Git.maskFor(call))));
  }

  static ObjectId objectId(Git.Answer answer) {
    return new ObjectId(answer.text().strip());
  }
}
