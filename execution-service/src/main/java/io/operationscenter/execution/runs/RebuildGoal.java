package io.operationscenter.execution.runs;

import io.operationscenter.contracts.execution.ExecutionRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The goal of a second attempt (spec 03 §6.4, §6.5). */
final class RebuildGoal {

  private RebuildGoal() {}

  /**
   * After validation failed.
   *
   * @param baselinePassed validation passed before the adapter; when it did not, repairing it comes
   *     first
   */
  static String afterValidation(
      ExecutionRequest request, @Nullable String excerpt, boolean baselinePassed) {
    String feedback = "## Validation Feedback\n\n" + fenced(excerpt == null ? "" : excerpt);
    return baselinePassed
        ? request.goalText() + "\n\n" + feedback
        : """
          Make the validation commands pass. They failed before any change was made.

          %s

          ## Original Goal (secondary)

          %s"""
            .formatted(feedback, request.goalText());
  }

  /** After files outside of the scope were changed. */
  static String afterViolation(ExecutionRequest request, List<String> files) {
    String allowed =
        request.allowedPaths().isEmpty()
            ? "any path in the repository"
            : list(request.allowedPaths());
    return """
        %s

        ## Scope Constraint Violation

        These files were changed and must not be:

        %s

        Allowed paths:

        %s

        Revert every change outside of the allowed paths and keep the rest."""
        .formatted(request.goalText(), list(files), allowed);
  }

  /**
   * The request of an attempt, with what the adapter must know of scope and workspace before its
   * goal (spec 03 §6.1, §6.5).
   *
   * @param goal of a second attempt; null: the request's own
   * @param conflicted files with the markers of a merge
   */
  static ExecutionRequest of(
      ExecutionRequest request, @Nullable String goal, List<String> conflicted) {
    String first =
        request.allowedPaths().isEmpty()
            ? ""
            : """
              ## Scope

              Change only files below these paths:

              %s

              """
                .formatted(list(request.allowedPaths()));
    String second =
        conflicted.isEmpty()
            ? ""
            : """
              ## Merge Conflict Resolution Required

              Merging %s into this branch left conflict markers. Resolve them first in:

              %s

              """
                .formatted(request.baseBranch(), list(conflicted));
    String before = first + second;
    String wanted = goal == null ? request.goalText() : goal;
    return before.isEmpty() && goal == null
        ? request
        : request.withGoalText(before.isEmpty() ? wanted : before + "## Task\n\n" + wanted);
  }

  /** What a validator printed is data: it cannot close the block that holds it. */
  private static String fenced(String text) {
    return text.lines().map(line -> "    " + line).collect(Collectors.joining("\n"));
  }

  private static String list(List<String> items) {
    return items.stream().map(item -> "- " + item).collect(Collectors.joining("\n"));
  }
}
