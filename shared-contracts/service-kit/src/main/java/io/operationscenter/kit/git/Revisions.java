package io.operationscenter.kit.git;

import io.operationscenter.kit.git.GitResult.Done;
import io.operationscenter.kit.git.GitResult.Failed;
import java.util.Optional;

/** Answers questions about the commits of a repository. */
public final class Revisions {

  private final Git git;

  public Revisions(Git git) {
    this.git = git;
  }

  /** The commit that a ref points to; a failure of kind UNKNOWN_REVISION when there is none. */
  public GitResult<ObjectId> resolve(Repository repository, RefName ref) {
    return git.call(
            GitCall.of(
                "resolve " + ref,
                repository,
                "rev-parse",
                "--verify",
                "--end-of-options",
                ref.value() + "^{commit}"))
        .map(Revisions::objectId);
  }

  /** Whether {@code ancestor} is part of the history of {@code commit}, or the same. */
  public GitResult<Boolean> isAncestor(Repository repository, ObjectId ancestor, ObjectId commit) {
    return yesOrNo(
            GitCall.of(
                "compare histories",
                repository,
                "merge-base",
                "--is-ancestor",
                ancestor.hex(),
                commit.hex()))
        .map(answer -> answer.code() == 0);
  }

  /** The best common ancestor; empty when the histories have nothing in common. */
  public GitResult<Optional<ObjectId>> mergeBase(
      Repository repository, ObjectId one, ObjectId other) {
    return yesOrNo(
            GitCall.of("find the merge base", repository, "merge-base", one.hex(), other.hex()))
        .map(
            answer ->
                answer.code() == 0 ? Optional.of(objectId(answer)) : Optional.<ObjectId>empty());
  }

  static ObjectId objectId(Git.Answer answer) {
    return new ObjectId(answer.text().strip());
  }

  /** Exit code 1 is an answer here, everything above an error. */
  private GitResult<Git.Answer> yesOrNo(GitCall call) {
    return git.attempt(call)
        .then(
            answer ->
                answer.code() <= 1
                    ? new Done<>(answer)
                    : new Failed<>(
                        GitFailure.said(call.operation(), answer.stderr(), Git.maskFor(call))));
  }
}
