package io.operationscenter.execution.runs;

import io.operationscenter.contracts.common.ValidationSummary;
import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.execution.ExecutionArtifact;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.execution.workspaces.TreeDiff;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts the final result of a run together: what the adapter answered, with what we know better
 * (spec 03 §2, §6.6).
 */
final class Conclude {

  private static final String FROM_GIT = "git_diff";

  private final ExecutionRequest request;
  private final Instant at;
  private final List<ExecutionArtifact> kept;

  /**
   * @param kept artifacts besides those of the adapter
   */
  Conclude(ExecutionRequest request, Instant at, List<ExecutionArtifact> kept) {
    this.request = request;
    this.at = at;
    this.kept = List.copyOf(kept);
  }

  /** The adapter's own failure, with the files that git shows. */
  ExecutionResult adapterFailed(ExecutionResult agent, TreeDiff diff) {
    return of(
        agent,
        diff,
        new Ending(agent.status(), agent.failureCategory(), agent.failureReason()),
        agent.validation());
  }

  /** It worked. */
  ExecutionResult succeeded(ExecutionResult agent, TreeDiff diff, ValidationSummary validation) {
    return of(agent, diff, new Ending(ExecutionStatus.SUCCESS, null, null), validation);
  }

  /** It worked, but what it left must not be kept. */
  ExecutionResult failed(
      ExecutionResult agent,
      TreeDiff diff,
      ValidationSummary validation,
      FailureReasonCategory category,
      String reason) {
    return of(agent, diff, new Ending(ExecutionStatus.FAILED, category, reason), validation);
  }

  /** The same result after the branch was pushed. */
  static ExecutionResult pushed(ExecutionResult result, Instant at) {
    return with(
        result,
        new Ending(result.status(), result.failureCategory(), result.failureReason()),
        true,
        at);
  }

  /** The same result without a push. */
  static ExecutionResult notPushed(ExecutionResult result, Instant at) {
    return with(
        result,
        new Ending(result.status(), result.failureCategory(), result.failureReason()),
        false,
        at);
  }

  /** Somebody else moved the branch: a success is none any more, another failure stays. */
  static ExecutionResult conflicting(ExecutionResult result, String reason, Instant at) {
    return result.success()
        ? with(
            result,
            new Ending(ExecutionStatus.FAILED, FailureReasonCategory.CONFLICT, reason),
            false,
            at)
        : notPushed(result, at);
  }

  private ExecutionResult of(
      ExecutionResult agent, TreeDiff diff, Ending ending, ValidationSummary validation) {
    return new ExecutionResult(
        request.runId(),
        request.proposalId(),
        request.decisionId(),
        ending.status,
        ending.status == ExecutionStatus.SUCCESS,
        diff.files(),
        FROM_GIT,
        1.0,
        stat(diff),
        validation,
        false,
        request.taskBranch(),
        null,
        ending.category,
        ending.reason,
        Stream.concat(agent.artifacts().stream(), kept.stream()).toList(),
        at);
  }

  private static ExecutionResult with(
      ExecutionResult result, Ending ending, boolean pushed, Instant at) {
    return new ExecutionResult(
        result.runId(),
        result.proposalId(),
        result.decisionId(),
        ending.status,
        ending.status == ExecutionStatus.SUCCESS,
        result.changedFiles(),
        result.changedFilesSource(),
        result.changedFilesConfidence(),
        result.diffStatExcerpt(),
        result.validation(),
        pushed,
        result.branchName(),
        null,
        ending.category,
        ending.reason,
        result.artifacts(),
        at);
  }

  /** As git words it. */
  static String stat(TreeDiff diff) {
    int files = diff.files().size();
    return "%d %s changed, %d insertion(s), %d deletion(s)"
        .formatted(files, files == 1 ? "file" : "files", diff.added(), diff.deleted());
  }

  private record Ending(
      ExecutionStatus status, @Nullable FailureReasonCategory category, @Nullable String reason) {}
}
