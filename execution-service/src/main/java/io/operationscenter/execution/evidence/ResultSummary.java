package io.operationscenter.execution.evidence;

import io.operationscenter.contracts.common.ChangedFileRef;
import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.enums.ValidationStatus;
import io.operationscenter.contracts.evidence.ExecutionOutcome;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.contracts.policy.PolicyViolation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code result_summary.md}, whose last line programs read (spec 07 §8). */
final class ResultSummary {

  private static final String RATE_LIMITED = "orchestrator_rate_limited";

  private ResultSummary() {}

  static String of(RunEvidence evidence) {
    ExecutionOutcome outcome = evidence.outcome();
    ExecutionResult result = outcome.result();
    StringBuilder text = new StringBuilder("# Execution Result\n\n");
    line(text, "worker_role", evidence.source());
    line(text, "task_kind", evidence.bundle().proposal().executionMode().wire());
    line(text, "run_id", SealedLayout.shortRun(evidence));
    line(text, "success", result.success());
    line(text, "final_status", result.status().wire());
    line(text, "outcome_status", outcomeStatus(outcome));
    line(text, "outcome_reason", outcomeReason(result));
    line(text, "validation_passed", result.validation().status() == ValidationStatus.PASSED);
    line(text, TraceTexts.UNVALIDATED, result.unvalidated());
    line(text, "branch_pushed", result.branchPushed());
    line(text, "pull_request_url", result.pullRequestUrl());
    section(
        text, "Changed Files", result.changedFiles().stream().map(ChangedFileRef::path).toList());
    section(text, "Diff Stat", listOf(result.diffStatExcerpt()));
    section(
        text,
        "Policy Violations",
        outcome.policyDecision().violations().stream().map(PolicyViolation::message).toList());
    section(text, "Summary", List.of(outcome.trace().summary(), tokens(outcome)));
    return text.toString();
  }

  /** The words of spec 06 §7.1. */
  static String outcomeStatus(ExecutionOutcome outcome) {
    ExecutionResult result = outcome.result();
    if (result.failureCategory() == FailureReasonCategory.POLICY_BLOCKED) {
      return "blocked";
    }
    return switch (result.status()) {
      case SUCCESS -> result.changedFiles().isEmpty() ? "no_op" : "executed";
      case SKIPPED -> "skipped";
      case FAILED, TIMEOUT -> outcome.executed() ? "executed" : "error";
      case CANCELLED -> "skipped";
      case PENDING, RUNNING -> "unknown";
    };
  }

  static @Nullable String outcomeReason(ExecutionResult result) {
    String reason = result.failureReason();
    if (result.status() == ExecutionStatus.SKIPPED
        && reason != null
        && reason.startsWith(RATE_LIMITED)) {
      return RATE_LIMITED;
    }
    FailureReasonCategory category = result.failureCategory();
    return category == null ? null : category.wire();
  }

  private static String tokens(ExecutionOutcome outcome) {
    ExecutionResult result = outcome.result();
    return "execution=%s validation=%s policy=%s branch_push=%s changed_files=%d"
        .formatted(
            result.status() == ExecutionStatus.SUCCESS ? "passed" : "failed",
            result.validation().status().wire(),
            outcome.policyDecision().status().wire(),
            result.branchPushed(),
            result.changedFiles().size());
  }

  private static void line(StringBuilder text, String name, @Nullable Object value) {
    text.append("- ")
        .append(name)
        .append(": ")
        .append(Objects.requireNonNullElse(value, "none"))
        .append('\n');
  }

  private static void section(StringBuilder text, String title, List<String> lines) {
    text.append("\n## ").append(title).append("\n\n");
    if (lines.isEmpty()) {
      text.append("none\n");
    }
    lines.forEach(line -> text.append("- ").append(line.replace("\n", "\n  ")).append('\n'));
  }

  private static List<String> listOf(@Nullable String text) {
    return text == null ? List.of() : List.of(text);
  }
}
