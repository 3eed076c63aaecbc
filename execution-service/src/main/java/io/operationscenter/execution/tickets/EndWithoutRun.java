package io.operationscenter.execution.tickets;

import io.operationscenter.contracts.common.ValidationSummary;
import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.contracts.policy.PolicyDecision;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Results of tickets that end without an answer of an adapter (spec 01 §10). */
public final class EndWithoutRun {

  private EndWithoutRun() {}

  /** Policy said no, or asks for a person. */
  public static ExecutionResult blocked(
      ExecutionRequest request, PolicyDecision decision, Instant at) {
    String text =
        decision.requiresReview()
            ? "execution requires review before autonomous execution: "
            : "execution blocked by policy: ";
    return of(
        request,
        ExecutionStatus.SKIPPED,
        FailureReasonCategory.POLICY_BLOCKED,
        text + decision.notes(),
        at);
  }

  /** There is no adapter for the backend. */
  public static ExecutionResult noAdapter(ExecutionRequest request, String backend, Instant at) {
    return of(
        request,
        ExecutionStatus.FAILED,
        FailureReasonCategory.UNSUPPORTED_REQUEST,
        "No canonical adapter configured for backend '%s'.".formatted(backend),
        at);
  }

  /** Somebody asked for its end. */
  public static ExecutionResult cancelled(ExecutionRequest request, String reason, Instant at) {
    return of(request, ExecutionStatus.CANCELLED, null, "cancelled: " + reason, at);
  }

  /** A crash or a shutdown ended it. */
  public static ExecutionResult interrupted(ExecutionRequest request, Instant at) {
    return of(
        request, ExecutionStatus.FAILED, FailureReasonCategory.BACKEND_ERROR, "interrupted", at);
  }

  /** Something else stands against it. */
  public static ExecutionResult failed(
      ExecutionRequest request, FailureReasonCategory category, String reason, Instant at) {
    return of(request, ExecutionStatus.FAILED, category, reason, at);
  }

  private static ExecutionResult of(
      ExecutionRequest request,
      ExecutionStatus status,
      @Nullable FailureReasonCategory category,
      String reason,
      Instant at) {
    return new ExecutionResult(
        request.runId(),
        request.proposalId(),
        request.decisionId(),
        status,
        false,
        List.of(),
        null,
        null,
        null,
        ValidationSummary.skipped(),
        false,
        request.taskBranch(),
        null,
        category,
        reason,
        List.of(),
        at);
  }
}
