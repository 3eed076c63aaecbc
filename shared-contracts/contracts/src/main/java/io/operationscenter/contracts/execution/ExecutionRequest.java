package io.operationscenter.contracts.execution;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Fresh;
import io.operationscenter.contracts.common.BranchPolicy;
import io.operationscenter.contracts.enums.ExecutionMode;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run as the adapters see it (spec 01 §8).
 *
 * @param runId identity of the run
 * @param proposalId the proposal it runs
 * @param decisionId the decision that routed it
 * @param goalText the goal
 * @param constraintsText restrictions in natural language
 * @param repoKey repository key
 * @param cloneUrl git clone URL
 * @param baseBranch base branch
 * @param taskBranch branch the work is committed to
 * @param workspacePath absolute path of the workspace
 * @param goalFilePath file the goal was written to
 * @param allowedPaths globs or directories that may be modified; empty means no restriction
 * @param maxChangedFiles limit of changed files
 * @param timeoutSeconds wall-clock limit, in seconds
 * @param requireCleanValidation every validation command must pass
 * @param validationCommands shell commands
 * @param requestedAt when it was requested
 * @param executionMode strategy
 * @param skipBaselineValidation no validation before the backend
 * @param branchPolicy branch handling
 * @param validationTimeoutSeconds limit per validation command, in seconds
 */
@Contract
public record ExecutionRequest(
    @Fresh String runId,
    @NotEmpty String proposalId,
    @NotEmpty String decisionId,
    String goalText,
    @Nullable String constraintsText,
    String repoKey,
    String cloneUrl,
    String baseBranch,
    String taskBranch,
    @Pattern(regexp = "/.*", message = "must be an absolute path") String workspacePath,
    @Nullable String goalFilePath,
    @Default("[]") List<String> allowedPaths,
    @Min(1) @Nullable Long maxChangedFiles,
    @Default("300") @Min(1) long timeoutSeconds,
    @Default("true") boolean requireCleanValidation,
    @Default("[]") List<String> validationCommands,
    @Fresh Instant requestedAt,
    @Default("\"goal\"") ExecutionMode executionMode,
    @Default("false") boolean skipBaselineValidation,
    @Default("{}") BranchPolicy branchPolicy,
    @Default("300") @Min(1) long validationTimeoutSeconds) {

  /** Checks every rule and copies what is mutable. */
  public ExecutionRequest {
    Checked.arguments(
            ExecutionRequest.class,
            runId,
            proposalId,
            decisionId,
            goalText,
            constraintsText,
            repoKey,
            cloneUrl,
            baseBranch,
            taskBranch,
            workspacePath,
            goalFilePath,
            allowedPaths,
            maxChangedFiles,
            timeoutSeconds,
            requireCleanValidation,
            validationCommands,
            requestedAt,
            executionMode,
            skipBaselineValidation,
            branchPolicy,
            validationTimeoutSeconds)
        .orThrow();
    allowedPaths = List.copyOf(allowedPaths);
    validationCommands = List.copyOf(validationCommands);
    requestedAt = requestedAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** The same with another goal. */
  public ExecutionRequest withGoalText(String goal) {
    return copy(goal, taskBranch, workspacePath, allowedPaths, requireCleanValidation);
  }

  /** The same on another task branch. */
  public ExecutionRequest withTaskBranch(String branch) {
    return copy(goalText, branch, workspacePath, allowedPaths, requireCleanValidation);
  }

  /** The same in another workspace, by its absolute path. */
  public ExecutionRequest withWorkspacePath(String path) {
    return copy(goalText, taskBranch, path, allowedPaths, requireCleanValidation);
  }

  /** The same within other allowed paths. */
  public ExecutionRequest withAllowedPaths(List<String> paths) {
    return copy(goalText, taskBranch, workspacePath, paths, requireCleanValidation);
  }

  /** The same, and every validation command must pass. */
  public ExecutionRequest withCleanValidation() {
    return copy(goalText, taskBranch, workspacePath, allowedPaths, true);
  }

  private ExecutionRequest copy(
      String goal, String branch, String workspace, List<String> paths, boolean clean) {
    return new ExecutionRequest(
        runId,
        proposalId,
        decisionId,
        goal,
        constraintsText,
        repoKey,
        cloneUrl,
        baseBranch,
        branch,
        workspace,
        goalFilePath,
        paths,
        maxChangedFiles,
        timeoutSeconds,
        clean,
        validationCommands,
        requestedAt,
        executionMode,
        skipBaselineValidation,
        branchPolicy,
        validationTimeoutSeconds);
  }
}
