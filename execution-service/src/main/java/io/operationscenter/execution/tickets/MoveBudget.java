package io.operationscenter.execution.tickets;

import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.approvals.Approvals;
import io.operationscenter.execution.ledger.DurationBaseline.Anomaly;
import io.operationscenter.execution.ledger.Ledger;
import io.operationscenter.execution.ledger.Reservation;
import io.operationscenter.execution.tickets.Transition.LedgerMove;
import io.operationscenter.kit.store.Transaction;
import io.quarkus.logging.Log;
import java.time.Clock;
import org.jboss.logging.Logger.Level;

/** Moves a ticket's place in the budget with its state, and says so on the timeline. */
final class MoveBudget {

  private final Ledger ledger;
  private final Approvals approvals;
  private final Clock clock;

  MoveBudget(Ledger ledger, Approvals approvals, Clock clock) {
    this.ledger = ledger;
    this.approvals = approvals;
    this.clock = clock;
  }

  void reserve(Transaction tx, Reservation place, TicketChange change) {
    if (place.credits() > 1) {
      Log.infof(
          "calibration_budget_penalty: a run of task %s costs %d executions",
          place.taskId(), place.credits());
    }
    ledger.reserve(tx, place, clock.instant());
    change.said("budget reserved", place.credits() + " execution(s)");
  }

  /**
   * What a transition asks for.
   *
   * @param ticket with everything that the event tells, still in the state that it leaves; sealing
   *     was entered with the place closed
   */
  void move(Transaction tx, StoredTicket ticket, LedgerMove move, TicketChange change) {
    switch (move) {
      case NONE, RESERVE -> {}
      case REFUND -> refund(tx, ticket, change);
      case CLOSE -> {
        if (ticket.state() != TicketState.SEALING) {
          close(tx, ticket, change);
        }
      }
    }
  }

  private void close(Transaction tx, StoredTicket ticket, TicketChange change) {
    Settle.of(ticket, clock.instant())
        .ifPresentOrElse(
            settlement -> {
              change.said("budget settled");
              ledger
                  .settle(tx, ticket.ticketId(), settlement, clock.instant())
                  .ifPresent(anomaly -> standsOut(ticket, anomaly, change));
            },
            () -> refund(tx, ticket, change));
  }

  private void refund(Transaction tx, StoredTicket ticket, TicketChange change) {
    ledger.refund(tx, ticket.ticketId(), clock.instant());
    change.said("budget refunded");
    if (approvals.release(tx, ticket.ticketId())) {
      change.said("approval given back");
    }
  }

  private static void standsOut(StoredTicket ticket, Anomaly anomaly, TicketChange change) {
    String detail =
        "%.1f s, runs of lane %s usually work %.1f s"
            .formatted(anomaly.seconds(), ticket.command().role(), anomaly.usual());
    Log.logf(
        anomaly.worthAWarning() ? Level.WARN : Level.INFO,
        "duration_anomaly: ticket %s worked %s",
        ticket.ticketId(),
        detail);
    change.said("worked unusually long", detail);
  }
}
