package io.operationscenter.execution.workspaces;

import static io.operationscenter.execution.workspaces.GitFailed.orThrow;

import io.operationscenter.kit.git.BranchPush;
import io.operationscenter.kit.git.CommitWriter;
import io.operationscenter.kit.git.Git;
import io.operationscenter.kit.git.GitFailure;
import io.operationscenter.kit.git.GitResult.Done;
import io.operationscenter.kit.git.GitResult.Failed;
import io.operationscenter.kit.git.Lease;
import io.operationscenter.kit.git.ObjectId;
import io.operationscenter.kit.git.PushOutcome;
import io.operationscenter.kit.git.RefName;
import io.operationscenter.kit.git.Remote;
import io.operationscenter.kit.git.RemoteRefs;
import io.operationscenter.kit.git.Repository;
import io.operationscenter.kit.git.TreeIndex;
import io.quarkus.logging.Log;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Commits a checked tree and lets the task branch of the remote stand at it (design §3). */
final class MoveTaskBranch {

  private final CommitWriter commits;
  private final TreeIndex indexes;
  private final RemoteRefs refs;
  private final BranchPush pushes;
  private final WorkspacePlaces places;
  private final RepositoryAccess access;

  MoveTaskBranch(Git git, WorkspacePlaces places, RepositoryAccess access) {
    this.commits = new CommitWriter(git);
    this.indexes = new TreeIndex(git);
    this.refs = new RemoteRefs(git);
    this.pushes = new BranchPush(git);
    this.places = places;
    this.access = access;
  }

  /**
   * The commit. After a merge with conflicts it is the merge itself, so that no commit holds
   * markers; a tree that is the starting point's needs no commit of its own.
   */
  ObjectId commit(Workspace workspace, ObjectId tree, String message, Instant at) throws GitFailed {
    Repository own = repository(workspace);
    boolean unresolved = !workspace.conflicted().isEmpty();
    if (!unresolved
        && orThrow(indexes.of(own, workspace.start())).tree().equals(Optional.of(tree))) {
      return workspace.start();
    }
    List<ObjectId> parents =
        unresolved && workspace.remoteBranch().isPresent()
            ? List.of(workspace.remoteBranch().get(), workspace.base())
            : List.of(workspace.start());
    return orThrow(
        commits.write(own, new CommitWriter.Draft(tree, parents, access.author(), at, message)));
  }

  /** Empty also when the remote cannot be asked: then nobody may claim that the branch is ours. */
  Optional<ObjectId> remoteBranch(WorkspaceOrder order) {
    Remote remote = access.remoteOf(order.repository());
    return switch (refs.branch(remote, RefName.branch(order.request().taskBranch()))) {
      case Done<Optional<ObjectId>>(Optional<ObjectId> found) -> found;
      case Failed<Optional<ObjectId>>(GitFailure failure) -> {
        Log.warnf(
            "The remote of run %s is not read: %s", order.request().runId(), failure.inWords());
        yield Optional.empty();
      }
    };
  }

  /**
   * Git itself reads the branch before it sends anything: it has nothing to do where our commit
   * stands already, and refuses where anything else stands than the lease says.
   */
  Pushed push(Workspace workspace, ObjectId commit) {
    Remote remote = access.remoteOf(workspace.order().repository());
    RefName branch = RefName.branch(workspace.order().request().taskBranch());
    Lease lease = workspace.remoteBranch().map(Lease::at).orElse(Lease.MUST_NOT_EXIST);
    PushOutcome outcome =
        pushes.push(repository(workspace), commit, new BranchPush.Change(remote, branch, lease));
    return switch (outcome) {
      case PushOutcome.Pushed _ -> new Pushed.Done();
      case PushOutcome.Refused refused -> new Pushed.Rejected(refused.excerpt());
      case PushOutcome.StaleLease stale ->
          lookAgain(workspace, commit, "the branch could not be moved: " + stale.excerpt());
      case PushOutcome.NotAnswered(GitFailure failure) ->
          lookAgain(workspace, commit, failure.inWords());
    };
  }

  /** The answer may be lost while the push itself arrived, and somebody may have been faster. */
  private Pushed lookAgain(Workspace workspace, ObjectId commit, String reason) {
    Remote remote = access.remoteOf(workspace.order().repository());
    RefName branch = RefName.branch(workspace.order().request().taskBranch());
    return switch (refs.branch(remote, branch)) {
      case Failed<Optional<ObjectId>> _ -> new Pushed.Rejected(reason);
      case Done<Optional<ObjectId>>(Optional<ObjectId> found) ->
          found.equals(Optional.of(commit))
              ? new Pushed.Done()
              : found.equals(workspace.remoteBranch())
                  ? new Pushed.Rejected(reason)
                  : new Pushed.Conflict(workspace.remoteBranch(), found);
    };
  }

  private Repository repository(Workspace workspace) {
    return places.repository(workspace.order().request().runId());
  }
}
