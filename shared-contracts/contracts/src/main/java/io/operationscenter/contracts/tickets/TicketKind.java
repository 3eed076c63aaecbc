package io.operationscenter.contracts.tickets;

import io.operationscenter.contracts.codec.WireEnum;

/** What a ticket asks for. Passes start an agent, jobs do not. */
public enum TicketKind implements WireEnum {
  TASK_RUN,
  VERDICT_PASS,
  REVISION_PASS,
  OBSERVE,
  DISCOVER,
  PROBE,
  REPAIR,
  REBASE,
  REVERT;

  /** True when an agent runs for it. */
  public boolean runsAgent() {
    return switch (this) {
      case TASK_RUN, VERDICT_PASS, REVISION_PASS -> true;
      case OBSERVE, DISCOVER, PROBE, REPAIR, REBASE, REVERT -> false;
    };
  }
}
