package io.operationscenter.execution.backends;

import io.operationscenter.contracts.common.ValidationSummary;
import io.operationscenter.contracts.enums.ArtifactType;
import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.execution.ExecutionArtifact;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.kit.service.IdSource;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * Results as adapters give them (spec 03 §3): nothing is validated or pushed yet, and which files
 * changed is read from git by somebody else.
 */
@Singleton
public final class AgentResults {

  private final Clock clock;
  private final IdSource ids;

  /**
   * @param clock dates results and artifacts
   * @param ids names artifacts
   */
  public AgentResults(Clock clock, IdSource ids) {
    this.clock = clock;
    this.ids = ids;
  }

  /** The result of a run. */
  public ExecutionResult of(
      ExecutionRequest request, AgentVerdict verdict, List<ExecutionArtifact> artifacts) {
    return new ExecutionResult(
        request.runId(),
        request.proposalId(),
        request.decisionId(),
        verdict.status(),
        verdict.status() == ExecutionStatus.SUCCESS,
        List.of(),
        "unknown",
        0.0,
        null,
        ValidationSummary.skipped(),
        false,
        request.taskBranch(),
        null,
        verdict.category(),
        verdict.reason(),
        artifacts,
        clock.instant());
  }

  /** A run whose backend was never started. */
  public AgentRun notStarted(
      ExecutionRequest request, FailureReasonCategory category, String reason) {
    return new AgentRun(of(request, AgentVerdict.failed(category, reason), List.of()), false, null);
  }

  /**
   * The log of a backend; none when it said nothing.
   *
   * @param name of the backend, for the label
   */
  public List<ExecutionArtifact> logs(String name, String stdout, String stderr) {
    return RunLog.excerpt(stdout, stderr)
        .map(
            text ->
                new ExecutionArtifact(
                    ids.get(),
                    ArtifactType.LOG_EXCERPT,
                    name + " run log",
                    text,
                    null,
                    null,
                    clock.instant()))
        .stream()
        .toList();
  }

  /** A run whose result also shows the logs of attempts before it. */
  public AgentRun withEarlier(AgentRun run, List<ExecutionArtifact> earlier) {
    ExecutionResult result = run.result();
    return new AgentRun(
        new ExecutionResult(
            result.runId(),
            result.proposalId(),
            result.decisionId(),
            result.status(),
            result.success(),
            result.changedFiles(),
            result.changedFilesSource(),
            result.changedFilesConfidence(),
            result.diffStatExcerpt(),
            result.validation(),
            result.branchPushed(),
            result.branchName(),
            result.pullRequestUrl(),
            result.failureCategory(),
            result.failureReason(),
            Stream.concat(earlier.stream(), result.artifacts().stream()).toList(),
            result.completedAt()),
        run.started(),
        run.capture());
  }
}
