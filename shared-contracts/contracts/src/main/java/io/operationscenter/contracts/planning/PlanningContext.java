package io.operationscenter.contracts.planning;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Raw task intent, the body of planning over REST and CLI (spec 01 §6).
 *
 * @param goalText the goal in natural language, kept unchanged
 * @param taskType wire name of a task type; anything else becomes {@code unknown}
 * @param executionMode wire name of a mode; anything else becomes {@code goal}
 * @param repoKey repository key
 * @param cloneUrl git clone URL
 * @param baseBranch base branch
 * @param allowedPaths copied to target and constraints
 * @param riskLevel trimmed and lower-cased; blank means {@code low}; unknown is an error
 * @param priority wire name of a priority; anything else becomes {@code normal}
 * @param maxChangedFiles limit of changed files
 * @param timeoutSeconds wall-clock limit, in seconds
 * @param validationProfileName name of the validation profile
 * @param validationCommands shell commands
 * @param requireCleanValidation every command must pass
 * @param taskId upstream id; empty means derived from type and goal
 * @param projectId board project
 * @param constraintsText restrictions in natural language
 * @param labels free tags, order kept
 * @param proposer the component that proposes
 * @param pushOnSuccess push the branch after success
 * @param openPr open a pull request
 */
@Contract(closed = true)
public record PlanningContext(
    String goalText,
    String taskType,
    @Default("\"goal\"") String executionMode,
    @Default("\"\"") String repoKey,
    @Default("\"\"") String cloneUrl,
    @Default("\"main\"") String baseBranch,
    @Default("[]") List<String> allowedPaths,
    @Default("\"low\"") String riskLevel,
    @Default("\"normal\"") String priority,
    @Nullable Long maxChangedFiles,
    @Default("300") long timeoutSeconds,
    @Default("\"default\"") String validationProfileName,
    @Default("[]") List<String> validationCommands,
    @Default("true") boolean requireCleanValidation,
    @Default("\"\"") String taskId,
    @Default("\"\"") String projectId,
    @Nullable String constraintsText,
    @Default("[]") List<String> labels,
    @Default("\"operations-center\"") String proposer,
    @Default("true") boolean pushOnSuccess,
    @Default("false") boolean openPr) {

  /** Checks every rule and copies what is mutable. */
  public PlanningContext {
    Checked.arguments(
            PlanningContext.class,
            goalText,
            taskType,
            executionMode,
            repoKey,
            cloneUrl,
            baseBranch,
            allowedPaths,
            riskLevel,
            priority,
            maxChangedFiles,
            timeoutSeconds,
            validationProfileName,
            validationCommands,
            requireCleanValidation,
            taskId,
            projectId,
            constraintsText,
            labels,
            proposer,
            pushOnSuccess,
            openPr)
        .orThrow();
    allowedPaths = List.copyOf(allowedPaths);
    validationCommands = List.copyOf(validationCommands);
    labels = List.copyOf(labels);
  }
}
