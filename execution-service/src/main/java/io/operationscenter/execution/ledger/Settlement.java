package io.operationscenter.execution.ledger;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a run whose adapter started is counted (spec 03 §10, 06 §6, §7.2).
 *
 * @param startedAt when the adapter started
 * @param worked how long it worked, all attempts together
 * @param outcome what the breaker learns
 * @param backendVersion as the backend reported it
 * @param keepsSignature a card with the same content is not run again
 */
public record Settlement(
    Instant startedAt,
    Duration worked,
    Outcome outcome,
    @Nullable String backendVersion,
    boolean keepsSignature) {

  /** What is learnt of a run. */
  public enum Outcome {
    SUCCEEDED,
    FAILED,
    /** The account is out of quota: an event of its own, the breaker learns nothing. */
    QUOTA,
    /** It mends the repository's validation: the breaker learns nothing. */
    REPAIR,
    /** A person must look at what it changed: neither a failure nor one of the task's attempts. */
    HELD,
    /** A crash, a shutdown or a person ended it, not the work: nothing is learnt. */
    NONE
  }
}
