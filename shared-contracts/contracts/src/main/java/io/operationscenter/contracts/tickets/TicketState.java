package io.operationscenter.contracts.tickets;

import io.operationscenter.contracts.codec.WireEnum;

/** Where a ticket stands (design §3). */
public enum TicketState implements WireEnum {
  /** Passed every gate; waits for its start, at most ten minutes. */
  ADMITTED,
  /** Started; waits for a worker. */
  QUEUED,
  /** A worker makes the workspace. */
  PREPARING,
  /** The adapter runs. */
  RUNNING,
  /** We validate and check what it left. */
  VALIDATING,
  /** The commit is made and pushed. */
  PUBLISHING,
  /** Evidence is written. */
  SEALING,
  /** A gate said no; nothing was kept but the refusal. */
  REFUSED,
  /** Policy, or no adapter for the backend. */
  BLOCKED,
  /** Was not started in time. */
  EXPIRED,
  /** Ended on request. */
  CANCELLED,
  /** Ended with success. */
  SUCCEEDED,
  /** Ended without. */
  FAILED;

  /** True once nothing more will happen to the ticket. */
  public boolean terminal() {
    return switch (this) {
      case REFUSED, BLOCKED, EXPIRED, CANCELLED, SUCCEEDED, FAILED -> true;
      case ADMITTED, QUEUED, PREPARING, RUNNING, VALIDATING, PUBLISHING, SEALING -> false;
    };
  }

  /** True when an {@link io.operationscenter.contracts.evidence.ExecutionOutcome} was sealed. */
  public boolean sealed() {
    return switch (this) {
      case BLOCKED, CANCELLED, SUCCEEDED, FAILED -> true;
      case ADMITTED,
          QUEUED,
          PREPARING,
          RUNNING,
          VALIDATING,
          PUBLISHING,
          SEALING,
          REFUSED,
          EXPIRED ->
          false;
    };
  }
}
