package io.operationscenter.execution.backends;

import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the end of a backend means.
 *
 * @param status for the result
 * @param category null on success
 * @param reason null on success
 * @param timeoutHit it used up its time
 * @param rateLimited its orchestrator is limited, the run does not count
 * @param quotaExhausted its account is out of quota
 */
public record AgentVerdict(
    ExecutionStatus status,
    @Nullable FailureReasonCategory category,
    @Nullable String reason,
    boolean timeoutHit,
    boolean rateLimited,
    boolean quotaExhausted) {

  /** The reason; empty on success. */
  public Optional<String> reasonText() {
    return Optional.ofNullable(reason);
  }

  /** It did what it was told. */
  public static AgentVerdict success() {
    return new AgentVerdict(ExecutionStatus.SUCCESS, null, null, false, false, false);
  }

  /** It failed for a reason that no flag describes. */
  public static AgentVerdict failed(FailureReasonCategory category, String reason) {
    return new AgentVerdict(ExecutionStatus.FAILED, category, reason, false, false, false);
  }

  /** It used up its time. */
  public static AgentVerdict timedOut(String reason) {
    return new AgentVerdict(
        ExecutionStatus.TIMEOUT, FailureReasonCategory.TIMEOUT, reason, true, false, false);
  }

  /** The run was told to stop. */
  public static AgentVerdict stopped(String reason) {
    return new AgentVerdict(ExecutionStatus.CANCELLED, null, reason, false, false, false);
  }
}
