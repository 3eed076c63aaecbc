package io.operationscenter.execution.runs;

import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.execution.backends.AgentCapture;
import io.operationscenter.execution.backends.AgentRun;

/** A run of a limited orchestrator is no failure of the task: it was skipped (spec 03 §4.3). */
final class SkipLimited {

  /** Reason of such a run. */
  static final String RATE_LIMITED = "orchestrator_rate_limited";

  private SkipLimited() {}

  /** The same run, as skipped when its orchestrator is limited. */
  static AgentRun of(AgentRun run) {
    AgentCapture capture = run.capture();
    return capture == null || !capture.rateLimited() || run.result().success()
        ? run
        : new AgentRun(skipped(run.result()), run.started(), capture);
  }

  private static ExecutionResult skipped(ExecutionResult result) {
    String reason = result.failureReason();
    return new ExecutionResult(
        result.runId(),
        result.proposalId(),
        result.decisionId(),
        ExecutionStatus.SKIPPED,
        false,
        result.changedFiles(),
        result.changedFilesSource(),
        result.changedFilesConfidence(),
        result.diffStatExcerpt(),
        result.validation(),
        false,
        result.branchName(),
        null,
        result.failureCategory(),
        reason == null ? RATE_LIMITED : RATE_LIMITED + ": " + reason,
        result.artifacts(),
        result.completedAt());
  }
}
