package io.operationscenter.execution.tickets;

/** What can happen to a ticket (design §3, the state table). */
public enum TicketEvent {
  /** Every gate let it pass. */
  ADMIT,
  /** A gate said no. */
  REFUSE,
  /** Policy, or no adapter, stands against it. */
  BLOCK,
  /** The caller starts it. */
  START,
  /** Nobody started it in time. */
  EXPIRE,
  /** Its end was asked for before a worker took it. */
  WITHDRAW,
  /** A worker takes it, or takes it over before the adapter ran. */
  TAKE,
  /** The adapter is about to start. */
  WORK,
  /** The adapter ended and its tree is recorded. */
  EXAMINE,
  /** The adapter shall repair what was found. */
  RETRY,
  /** What is there may be committed. */
  PUBLISH,
  /** It ends, well or not; the result is known. */
  END,
  /** The evidence lies in its place. */
  SEAL
}
