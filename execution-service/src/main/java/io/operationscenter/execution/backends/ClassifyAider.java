package io.operationscenter.execution.backends;

import io.operationscenter.contracts.enums.BackendName;
import io.operationscenter.contracts.enums.FailureReasonCategory;

/**
 * What the end of Aider means (spec 03 §4.1, §4.2).
 *
 * @param backend whose Aider it is
 * @param tag name in reasons: {@code aider} or {@code aider_local}
 */
public record ClassifyAider(BackendName backend, String tag) {

  /**
   * It ended by itself.
   *
   * @param fileChanged a file of the workspace changed, so that the capacity guard rests
   */
  public AgentVerdict exited(int code, String stdout, String stderr, boolean fileChanged) {
    String output = (stdout + "\n" + stderr).strip();
    if (code != 0) {
      return AgentVerdict.failed(
          FailureReasonCategory.BACKEND_ERROR,
          output.isEmpty() ? backend.wire() + " execution failed" : Excerpts.reason(output));
    }
    return fileChanged
        ? AgentVerdict.success()
        : CapacityGuard.exhausted(output)
            .map(reason -> AgentVerdict.failed(FailureReasonCategory.BACKEND_ERROR, reason))
            .orElseGet(AgentVerdict::success);
  }

  /** It was killed after its time. */
  public AgentVerdict timedOut(long seconds) {
    return AgentVerdict.timedOut("[%s] Timed out after %ds".formatted(tag, seconds));
  }

  /** It is not installed. */
  public AgentVerdict missing(String binary) {
    return AgentVerdict.failed(
        FailureReasonCategory.BACKEND_ERROR, "[%s] Binary not found: %s".formatted(tag, binary));
  }
}
