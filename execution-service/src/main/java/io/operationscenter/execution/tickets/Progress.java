package io.operationscenter.execution.tickets;

import io.operationscenter.contracts.execution.ExecutionResult;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run has recorded so far; everything a crash must not lose.
 *
 * @param base head of the base branch
 * @param start commit the workspace was filled from
 * @param remote where the task branch stood on the remote before the run; null = not there
 * @param tree what the adapter left
 * @param commit what was made of it
 * @param baselinePassed validation passed before the adapter, or was not run; null before it is
 *     known
 * @param retries which retries were used, in order
 * @param goal the rebuilt goal of a retry; null: the request's
 * @param agent what the adapter answered last
 * @param agentStartedAt when it first started
 * @param agentMs how long it worked, all attempts together, in milliseconds
 * @param backendVersion as the backend reported it
 * @param sandbox containment that was had
 * @param uncounted why the execution is not counted, or counted without an outcome; null: it counts
 * @param notes for the record, in order
 * @param executed the adapter was started
 * @param interrupted a crash or a shutdown ended it
 * @param faulty it ended by a fault of ours or an unexplained one (spec 06 §6, gate 5)
 */
public record Progress(
    @Nullable String base,
    @Nullable String start,
    @Nullable String remote,
    @Nullable String tree,
    @Nullable String commit,
    @Nullable Boolean baselinePassed,
    List<Retry> retries,
    @Nullable String goal,
    @Nullable ExecutionResult agent,
    @Nullable Instant agentStartedAt,
    long agentMs,
    @Nullable String backendVersion,
    @Nullable String sandbox,
    @Nullable Uncounted uncounted,
    List<String> notes,
    boolean executed,
    boolean interrupted,
    boolean faulty) {

  /** Nothing was done yet. */
  static final Progress NONE =
      new Progress(
          null, null, null, null, null, null, List.of(), null, null, null, 0, null, null, null,
          List.of(), false, false, false);

  /** Copies what is mutable. */
  public Progress {
    retries = List.copyOf(retries);
    notes = List.copyOf(notes);
  }

  /** Why the adapter is started a second time; each at most once (spec 03 §6.4, §6.5). */
  public enum Retry {
    VALIDATION,
    SCOPE
  }

  /** Why a started adapter is counted otherwise (spec 06 §6, §7.2). */
  public enum Uncounted {
    /** The orchestrator is limited: the place in the budget is given back. */
    RATE_LIMITED,
    /** The account is out of quota: counted, but the breaker learns nothing. */
    QUOTA
  }
}
