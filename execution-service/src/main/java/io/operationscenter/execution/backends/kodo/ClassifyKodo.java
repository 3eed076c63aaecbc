package io.operationscenter.execution.backends.kodo;

import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.execution.backends.AgentVerdict;
import io.operationscenter.execution.backends.CapacityGuard;
import io.operationscenter.execution.backends.Excerpts;
import io.operationscenter.execution.backends.Phrases;

/** What the end of an engine in the kodo slot means (spec 03 §4.3). */
public final class ClassifyKodo {

  /** The orchestrator refuses further calls. */
  static final Phrases ORCHESTRATOR_LIMITS =
      Phrases.of(
              "you've hit your limit",
              "you have hit your limit",
              "usage limit reached",
              "claude code error: you've hit",
              "claude code error: usage limit")
          .and(Phrases.patterns("\\bresets (?:at )?[0-9]{1,2}(?::[0-9]{2})? ?(?:am|pm)\\b"));

  private static final Phrases TIMEOUT_HIT = Phrases.of("[timeout:");
  private static final Phrases TIMEOUTS =
      Phrases.of("[timeout:", "timeout expired", "process group killed");
  private static final Phrases LIMITS =
      Phrases.RATE_LIMITS.and(
          Phrases.of(
              "you've hit your limit",
              "usage limit reached",
              "you have run out of credits",
              "payment required"));
  private static final Phrases QUOTA_EXHAUSTED =
      Phrases.of(
              "insufficient_quota",
              "you've exceeded your usage limit",
              "you have exceeded your usage limit",
              "you have run out of credits",
              "upgrade your plan",
              "payment required")
          .and(Phrases.patterns("billing (?:details|limit|quota)"));

  private ClassifyKodo() {}

  /**
   * Reads how a program ended.
   *
   * @param engine names it in the reason
   * @param exitCode −1 when it was killed
   * @param fileChanged a file of the workspace changed, so that the capacity guard rests
   */
  public static AgentVerdict of(
      String engine, int exitCode, String stdout, String stderr, boolean fileChanged) {
    String output = stdout + "\n" + stderr;
    if (exitCode == 0) {
      return fileChanged
          ? AgentVerdict.success()
          : CapacityGuard.exhausted(output)
              .map(reason -> failed(FailureReasonCategory.BACKEND_ERROR, reason, false, output))
              .orElseGet(AgentVerdict::success);
    }
    return failed(
        category(output), reason(engine, exitCode, stdout, stderr), TIMEOUT_HIT.in(stderr), output);
  }

  private static AgentVerdict failed(
      FailureReasonCategory category, String reason, boolean timeoutHit, String output) {
    return new AgentVerdict(
        timeoutHit ? ExecutionStatus.TIMEOUT : ExecutionStatus.FAILED,
        category,
        reason,
        timeoutHit,
        ORCHESTRATOR_LIMITS.in(output),
        QUOTA_EXHAUSTED.in(output));
  }

  private static FailureReasonCategory category(String output) {
    if (TIMEOUTS.in(output)) {
      return FailureReasonCategory.TIMEOUT;
    }
    if (LIMITS.in(output)) {
      return FailureReasonCategory.BACKEND_ERROR;
    }
    if (Phrases.NO_CHANGES.in(output)) {
      return FailureReasonCategory.NO_CHANGES;
    }
    return Phrases.CONFLICTS.in(output)
        ? FailureReasonCategory.CONFLICT
        : FailureReasonCategory.BACKEND_ERROR;
  }

  private static String reason(String engine, int exitCode, String stdout, String stderr) {
    String excerpt = Excerpts.oneLine(stderr, stdout);
    return excerpt.isEmpty()
        ? "%s exited with code %d".formatted(engine, exitCode)
        : "%s exited %d: %s".formatted(engine, exitCode, excerpt);
  }
}
