package io.operationscenter.execution.runs;

import io.operationscenter.contracts.common.ValidationSummary;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.execution.ExecutionArtifact;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.execution.workspaces.CommandRun;
import io.operationscenter.execution.workspaces.TreeDiff;
import io.operationscenter.execution.workspaces.Workspace;
import io.operationscenter.kit.git.ObjectId;
import java.util.List;

/**
 * A recorded tree and what is known of it.
 *
 * @param seen what differs
 * @param agent what the adapter answered
 * @param commands of validation; empty when there are none or they were not run
 * @param artifacts that show diff and validation
 */
record Examined(
    Run run,
    Workspace workspace,
    ObjectId tree,
    Seen seen,
    ExecutionResult agent,
    List<CommandRun> commands,
    List<ExecutionArtifact> artifacts) {

  Examined {
    commands = List.copyOf(commands);
    artifacts = List.copyOf(artifacts);
  }

  TreeDiff diff() {
    return seen.diff;
  }

  ValidationSummary validation() {
    return SummariseValidation.of(commands);
  }

  ExecutionResult succeeded() {
    return conclude().succeeded(agent, seen.shown, validation());
  }

  ExecutionResult failed(FailureReasonCategory category, String reason) {
    return conclude().failed(agent, seen.shown, validation(), category, reason);
  }

  ExecutionResult adapterFailed() {
    return conclude().adapterFailed(agent, seen.shown);
  }

  private Conclude conclude() {
    return new Conclude(run.request(), agent.completedAt(), artifacts);
  }

  /**
   * What differs.
   *
   * @param diff as it is
   * @param shown as it may be spoken of
   */
  record Seen(TreeDiff diff, TreeDiff shown) {}
}
