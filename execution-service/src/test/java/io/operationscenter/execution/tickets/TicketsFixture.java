package io.operationscenter.execution.tickets;

import io.operationscenter.execution.approvals.Approvals;
import io.operationscenter.execution.ledger.Ledger;
import io.operationscenter.kit.events.EventFeed;
import io.operationscenter.kit.store.Store;
import java.time.Clock;

/** Puts tickets together without a container. */
public record TicketsFixture(
    TicketMachine machine, TicketQueries queries, Ledger ledger, Approvals approvals) {

  public static TicketsFixture on(Store store, Clock clock) {
    Ledger ledger = new Ledger();
    Approvals approvals = new Approvals(clock);
    return new TicketsFixture(
        new TicketMachine(ledger, approvals, new EventFeed(store, clock), clock),
        new TicketQueries(store, clock),
        ledger,
        approvals);
  }
}
