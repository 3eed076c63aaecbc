package io.operationscenter.execution.tickets;

import io.operationscenter.contracts.codec.WireEnum;
import io.operationscenter.contracts.tickets.TicketState;
import org.jspecify.annotations.Nullable;

/**
 * The recorded steps of a run, in order. Each is written to the store before the next outside
 * effect and after the last one, so a crash between two of them is answered by {@link #recovery}.
 * Right after it is written the fault point {@link #faultPoint} is reached.
 */
public enum TicketStep implements WireEnum {
  /** A worker owns the ticket; next the workspace is made. */
  TAKEN(TicketState.PREPARING, Recovery.REDO),
  /** Workspace, bootstrap and baseline are done; nothing of it is trusted after a crash. */
  WORKSPACE_READY(TicketState.PREPARING, Recovery.REDO),
  /** From here on the adapter counts as started. */
  ADAPTER_STARTED(TicketState.RUNNING, Recovery.INTERRUPT),
  /** The adapter ended, its tree is recorded. */
  TREE_RECORDED(TicketState.VALIDATING, Recovery.VALIDATE_AGAIN),
  /** Validation, scope or policy found something the adapter shall repair; it starts again. */
  RETRY_STARTED(TicketState.RUNNING, Recovery.INTERRUPT),
  /** Validated and checked; next the commit is made. */
  CHECKED(TicketState.PUBLISHING, Recovery.COMMIT),
  /** The commit is made; next the leases are checked again. */
  COMMITTED(TicketState.PUBLISHING, Recovery.PUSH),
  /** Our leases held a moment ago; next the branch is pushed. */
  PUSHING(TicketState.PUBLISHING, Recovery.PUSH),
  /** The result is known; next the account is derived. */
  ENDED(TicketState.SEALING, Recovery.SEAL),
  /** Outcome, account and place in the chain are stored; next they are written to their folder. */
  OBSERVED(TicketState.SEALING, Recovery.SEAL),
  /** The evidence lies in its place; only the workspace is left to discard. */
  SEALED(null, Recovery.NOTHING);

  private final @Nullable TicketState state;
  private final Recovery recovery;

  TicketStep(@Nullable TicketState state, Recovery recovery) {
    this.state = state;
    this.recovery = recovery;
  }

  /** What whoever finds the ticket at this step does (design §3, after a crash). */
  public enum Recovery {
    /** Prepare anew. */
    REDO,
    /** End as interrupted; the budget stays spent, the workspace goes. */
    INTERRUPT,
    /** Restore the recorded tree and validate it again. */
    VALIDATE_AGAIN,
    /** Make the same commit again, then push. */
    COMMIT,
    /** Read the remote, then push what is not there. */
    PUSH,
    /** Seal. */
    SEAL,
    /** It has ended. */
    NOTHING
  }

  /** What to do when a ticket is found at this step without an owner. */
  public Recovery recovery() {
    return recovery;
  }

  /** True when the step is recorded in this state; the last one in every ended state. */
  public boolean belongsTo(TicketState where) {
    return state == null ? where.terminal() : state == where;
  }

  /** Name for {@link io.operationscenter.kit.faults.FaultPoints}. */
  public String faultPoint() {
    return "ticket." + wire();
  }
}
