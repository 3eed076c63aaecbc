package io.operationscenter.execution.tickets;

import io.operationscenter.contracts.tickets.TicketState;

/**
 * Where an event leads.
 *
 * @param next the state after it
 * @param ledger what the budget ledger does in the same transaction
 */
record Transition(TicketState next, LedgerMove ledger) {

  /** What happens to the ticket's place in the budget. */
  enum LedgerMove {
    NONE,
    RESERVE,
    REFUND,
    /** Settled when the adapter started, refunded when not. */
    CLOSE
  }
}
