package io.operationscenter.contracts.execution;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Fresh;
import io.operationscenter.contracts.common.ChangedFileRef;
import io.operationscenter.contracts.common.ValidationSummary;
import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotEmpty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run (spec 01 §10).
 *
 * @param runId the run
 * @param proposalId its proposal
 * @param decisionId its decision
 * @param status state
 * @param success true exactly for status {@code success}
 * @param changedFiles files the run changed
 * @param changedFilesSource who says so: {@code git_diff}, {@code backend_manifest}, {@code
 *     event_stream}, {@code backend_confirmed_empty}, {@code unknown} or another
 * @param changedFilesConfidence 0 to 1
 * @param diffStatExcerpt e.g. {@code 1 file changed}
 * @param validation what validation said
 * @param branchPushed the branch is on the remote
 * @param branchName the branch
 * @param pullRequestUrl the pull request
 * @param failureCategory why it failed; null on success
 * @param failureReason the same in words; null on success
 * @param artifacts what it left behind
 * @param completedAt when it ended
 */
@Contract
public record ExecutionResult(
    @NotEmpty String runId,
    @NotEmpty String proposalId,
    @NotEmpty String decisionId,
    ExecutionStatus status,
    boolean success,
    @Default("[]") List<ChangedFileRef> changedFiles,
    @Nullable String changedFilesSource,
    @DecimalMin("0") @DecimalMax("1") @Nullable Double changedFilesConfidence,
    @Nullable String diffStatExcerpt,
    @Default("{\"status\":\"skipped\"}") ValidationSummary validation,
    @Default("false") boolean branchPushed,
    @Nullable String branchName,
    @Nullable String pullRequestUrl,
    @Nullable FailureReasonCategory failureCategory,
    @Nullable String failureReason,
    @Default("[]") List<ExecutionArtifact> artifacts,
    @Fresh Instant completedAt) {

  /** Checks every rule and copies what is mutable. */
  public ExecutionResult {
    Checked.arguments(
            ExecutionResult.class,
            runId,
            proposalId,
            decisionId,
            status,
            success,
            changedFiles,
            changedFilesSource,
            changedFilesConfidence,
            diffStatExcerpt,
            validation,
            branchPushed,
            branchName,
            pullRequestUrl,
            failureCategory,
            failureReason,
            artifacts,
            completedAt)
        .rule(
            () -> success == (status == ExecutionStatus.SUCCESS),
            "success",
            "must be true exactly when status is success")
        .rule(
            () -> !success || failureCategory == null,
            "failure_category",
            "must be null when success is true")
        .rule(
            () -> !success || failureReason == null,
            "failure_reason",
            "must be null when success is true")
        .orThrow();
    changedFiles = List.copyOf(changedFiles);
    artifacts = List.copyOf(artifacts);
    completedAt = completedAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** It succeeded although we ran no validation command on what it changed (design §8). */
  public boolean unvalidated() {
    return success && validation.commandsRun() == 0;
  }
}
