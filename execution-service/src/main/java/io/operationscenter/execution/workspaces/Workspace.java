package io.operationscenter.execution.workspaces;

import io.operationscenter.kit.git.ObjectId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A prepared workspace.
 *
 * @param order what it was made for
 * @param files the agent's folder
 * @param base head of the base branch on the remote
 * @param remoteBranch where the task branch stood on the remote before the run; empty = not there
 * @param start the commit the files were checked out from: base, or the task branch with base
 *     merged
 * @param conflicted files with conflict markers from that merge
 * @param bootstrap what the bootstrap commands did, or why there were none
 * @param baseline validation before the agent; empty when skipped
 */
public record Workspace(
    WorkspaceOrder order,
    Path files,
    ObjectId base,
    Optional<ObjectId> remoteBranch,
    ObjectId start,
    List<String> conflicted,
    Bootstrap bootstrap,
    List<CommandRun> baseline) {

  /** Copies what is mutable. */
  public Workspace {
    conflicted = List.copyOf(conflicted);
    baseline = List.copyOf(baseline);
  }

  /**
   * What bootstrap did.
   *
   * @param note why nothing was done, or which row of spec 03 §6.2 applied
   * @param commands in order
   */
  public record Bootstrap(String note, List<CommandRun> commands) {

    /** Copies what is mutable. */
    public Bootstrap {
      commands = List.copyOf(commands);
    }
  }

  /** True when validation passed before the agent, or was not run. */
  public boolean baselinePassed() {
    return baseline.stream().allMatch(CommandRun::passed);
  }
}
