package io.operationscenter.execution.runs;

import io.operationscenter.execution.programs.StopSignal;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.kit.store.StoreFull;
import io.quarkus.logging.Log;
import java.time.Duration;

/** Keeps the leases of a run, and tells it to end where it may not or shall not go on. */
final class KeepLeases {

  private final Run.Tools tools;
  private final Duration ttl;

  KeepLeases(Run.Tools tools, Duration ttl) {
    this.tools = tools;
    this.ttl = ttl;
  }

  /** To be called several times within the time that a lease holds. */
  void keep(Run run) {
    try {
      if (!run.renew(ttl)) {
        run.tell(StopSignal.Cause.LEASE_LOST);
      } else if (cancelled(run)) {
        run.tell(StopSignal.Cause.CANCELLED);
      }
    } catch (RuntimeException e) {
      notRenewed(run, e);
    }
  }

  /** Without space it ends early enough to make room and to record its end under its leases. */
  private void notRenewed(Run run, RuntimeException fault) {
    if (fault instanceof StoreFull && !run.heldFor(ttl.dividedBy(2))) {
      run.tell(StopSignal.Cause.STORE_FULL);
    }
    if (!run.surelyHeld()) {
      run.tell(StopSignal.Cause.LEASE_LOST);
    }
    Log.warnf(
        "Leases of ticket %s are not renewed: %s", run.ticket().ticketId(), fault.getMessage());
  }

  private boolean cancelled(Run run) {
    return tools
        .store()
        .read(tx -> tools.machine().find(tx, run.ticket().ticketId()))
        .map(StoredTicket::cancelReason)
        .isPresent();
  }
}
