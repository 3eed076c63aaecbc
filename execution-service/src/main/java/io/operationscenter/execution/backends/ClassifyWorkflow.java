package io.operationscenter.execution.backends;

import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import java.util.Locale;

/**
 * What the outcome that a workflow engine reports means (spec 03 §4.4, §4.5).
 *
 * @param signals what the engine's texts show
 * @param texts how its reasons begin
 */
public record ClassifyWorkflow(Signals signals, Texts texts) {

  /** How a workflow ended, by the engine's own account. */
  public enum Outcome {
    /** It did what it was told. */
    SUCCESS,
    /** It did not. */
    FAILURE,
    /** It used up its time. */
    TIMEOUT,
    /** It did a part. */
    PARTIAL
  }

  /**
   * Phrases by kind of failure.
   *
   * @param timeoutHit in the error text: the run's own time was used up
   * @param timeouts anything that took too long
   * @param noChanges nothing to do
   * @param conflicts a merge failed
   * @param validation checks failed
   */
  public record Signals(
      Phrases timeoutHit,
      Phrases timeouts,
      Phrases noChanges,
      Phrases conflicts,
      Phrases validation) {}

  /**
   * Beginnings of reasons.
   *
   * @param timedOut whole reason of a timeout
   * @param partial of a partial end
   * @param failed of a failure that says why
   * @param silent of one that does not
   */
  public record Texts(String timedOut, String partial, String failed, String silent) {}

  /** Reads the engine's account; on success no text is read. */
  public AgentVerdict of(Outcome outcome, String output, String error) {
    if (outcome == Outcome.SUCCESS) {
      return AgentVerdict.success();
    }
    boolean timeoutHit = outcome == Outcome.TIMEOUT || signals.timeoutHit().in(error);
    return new AgentVerdict(
        timeoutHit ? ExecutionStatus.TIMEOUT : ExecutionStatus.FAILED,
        category(outcome, output + "\n" + error),
        reason(outcome, Excerpts.oneLine(error, output)),
        timeoutHit,
        false,
        false);
  }

  private FailureReasonCategory category(Outcome outcome, String text) {
    if (outcome == Outcome.TIMEOUT || signals.timeouts().in(text)) {
      return FailureReasonCategory.TIMEOUT;
    }
    if (signals.noChanges().in(text)) {
      return FailureReasonCategory.NO_CHANGES;
    }
    if (signals.conflicts().in(text)) {
      return FailureReasonCategory.CONFLICT;
    }
    return signals.validation().in(text)
        ? FailureReasonCategory.VALIDATION_FAILED
        : FailureReasonCategory.BACKEND_ERROR;
  }

  private String reason(Outcome outcome, String excerpt) {
    return switch (outcome) {
      case TIMEOUT -> texts.timedOut();
      case PARTIAL -> excerpt.isEmpty() ? texts.partial() : texts.partial() + ": " + excerpt;
      case FAILURE, SUCCESS ->
          excerpt.isEmpty()
              ? "%s (outcome=%s)".formatted(texts.silent(), outcome.name().toLowerCase(Locale.ROOT))
              : texts.failed() + ": " + excerpt;
    };
  }
}
