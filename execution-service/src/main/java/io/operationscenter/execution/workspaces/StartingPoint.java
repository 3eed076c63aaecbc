package io.operationscenter.execution.workspaces;

import static io.operationscenter.execution.workspaces.GitFailed.orThrow;

import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.kit.git.BranchMerge;
import io.operationscenter.kit.git.CommitWriter;
import io.operationscenter.kit.git.Git;
import io.operationscenter.kit.git.ObjectId;
import io.operationscenter.kit.git.Person;
import io.operationscenter.kit.git.RefFiles;
import io.operationscenter.kit.git.RefName;
import io.operationscenter.kit.git.Repository;
import io.operationscenter.kit.git.Revisions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Where a run starts: at the base branch, or at what the task branch already holds with the base
 * merged into it (spec 03 §6.1, 5–7; design §3).
 */
final class StartingPoint {

  private final Revisions revisions;
  private final BranchMerge merges;
  private final CommitWriter commits;

  StartingPoint(Git git) {
    this.revisions = new Revisions(git);
    this.merges = new BranchMerge(git);
    this.commits = new CommitWriter(git);
  }

  /**
   * Commits of a run before it begins.
   *
   * @param base head of the base branch
   * @param remoteBranch head of the task branch on the remote
   * @param start what the files are
   * @param conflicted files with conflict markers
   * @param ownObjects whether start is a merge that only the run's repository has
   */
  record Found(
      ObjectId base,
      Optional<ObjectId> remoteBranch,
      ObjectId start,
      List<String> conflicted,
      boolean ownObjects) {

    Found {
      conflicted = List.copyOf(conflicted);
    }
  }

  /** Where base and task branch stand; empty when the remote has no such base branch. */
  static Optional<Heads> heads(Repository mirror, ExecutionRequest request) throws IOException {
    Optional<ObjectId> base = RefFiles.read(mirror, RefName.origin(request.baseBranch()));
    Optional<ObjectId> task = RefFiles.read(mirror, RefName.origin(request.taskBranch()));
    return base.map(id -> new Heads(id, task));
  }

  /**
   * Merges where it is needed.
   *
   * @param own the run's repository, which takes the merge
   * @param author of the merge
   */
  Found find(Repository own, Heads heads, ExecutionRequest request, Person author)
      throws GitFailed {
    ObjectId base = heads.base();
    if (heads.task().isEmpty()) {
      return new Found(base, heads.task(), base, List.of(), false);
    }
    ObjectId task = heads.task().get();
    if (orThrow(revisions.isAncestor(own, base, task))) {
      return new Found(base, heads.task(), task, List.of(), false);
    }
    if (orThrow(revisions.isAncestor(own, task, base))) {
      return new Found(base, heads.task(), base, List.of(), false);
    }
    BranchMerge.Merged merged = orThrow(merges.merge(own, task, base));
    ObjectId start =
        orThrow(
            commits.write(
                own,
                new CommitWriter.Draft(
                    merged.tree(),
                    List.of(task, base),
                    author,
                    request.requestedAt(),
                    "Merge branch '%s' into %s"
                        .formatted(request.baseBranch(), request.taskBranch()))));
    return new Found(base, heads.task(), start, merged.conflicted(), true);
  }

  /** Heads of the two branches on the remote. */
  record Heads(ObjectId base, Optional<ObjectId> task) {}
}
