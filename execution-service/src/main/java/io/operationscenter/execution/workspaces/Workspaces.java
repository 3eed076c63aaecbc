package io.operationscenter.execution.workspaces;

import io.operationscenter.kit.git.ObjectId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files of runs. Every method may be repeated after a crash. The agent's folder and its {@code
 * .git} are never trusted: our git keeps repository, index and configuration elsewhere and takes
 * only the files on disk (design §6).
 */
public interface Workspaces {

  /** Where the agent's files of a run will lie; absolute. */
  Path pathOf(String runId);

  /**
   * Fetches the mirror, checks the base branch, fills the folder, hands it to the run's user,
   * bootstraps, and validates the baseline.
   *
   * @throws PreparationFailed naming phase and cause; nothing is left
   */
  Workspace prepare(WorkspaceOrder order) throws PreparationFailed, InterruptedException;

  /** A workspace that another process of ours prepared and left, from what lies on disk. */
  Workspace reopen(WorkspaceOrder order, ObjectId base, ObjectId start) throws PreparationFailed;

  /** The files on disk as a tree of our repository; survives a crash. */
  ObjectId record(Workspace workspace);

  /** Puts a recorded tree back on disk; what is not in it is removed. */
  void restore(Workspace workspace, ObjectId tree);

  /** Runs the validation commands in the folder; empty without commands. */
  List<CommandRun> validate(Workspace workspace) throws InterruptedException;

  /** Files of the tree that are no longer on disk as it has them; sorted. */
  List<String> altered(Workspace workspace, ObjectId tree);

  /** The tree against the merge base with the base branch. */
  TreeDiff diff(Workspace workspace, ObjectId tree);

  /** Checks scope, symlinks, limits and caps. */
  ScopeFinding check(Workspace workspace, TreeDiff diff);

  /**
   * Commits exactly the tree; the same arguments give the same commit.
   *
   * @param message subject and body
   * @param at both dates of the commit
   */
  ObjectId commit(Workspace workspace, ObjectId tree, String message, Instant at);

  /**
   * Reads the remote branch; pushes the commit with the lease of {@link Workspace#remoteBranch}.
   */
  Pushed push(Workspace workspace, ObjectId commit);

  /** Where the task branch stands on the remote now; needs no workspace. */
  Optional<ObjectId> remoteBranch(WorkspaceOrder order);

  /** Removes everything of the run but its objects in the mirror. */
  void discard(String runId);

  /**
   * Ends what works for the run and empties the agent's folder and home. Our repository stays with
   * what was recorded and committed: {@link #reopen}, {@link #commit} and {@link #push} still work.
   */
  void discardFiles(String runId);

  /** At start: removes workspaces of runs that are not live and kills what still runs in them. */
  void discardAllBut(Set<String> liveRunIds) throws InterruptedException;
}
