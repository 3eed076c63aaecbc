package io.operationscenter.execution.admission;

import io.operationscenter.contracts.tickets.CancelCommand;
import io.operationscenter.execution.tickets.EndWithoutRun;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.execution.tickets.TicketChange;
import io.operationscenter.execution.tickets.TicketEvent;
import io.operationscenter.execution.tickets.TicketMachine;
import io.operationscenter.execution.tickets.TicketStep;
import io.operationscenter.execution.tickets.WorkBell;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.store.Transaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Asks for the end of a ticket; it is honoured until the ticket publishes. */
@Singleton
public final class CancelTicket {

  private final Store store;
  private final TicketMachine machine;
  private final Clock clock;
  private final WorkBell bell;

  CancelTicket(Store store, TicketMachine machine, Clock clock, WorkBell bell) {
    this.store = store;
    this.machine = machine;
    this.clock = clock;
    this.bell = bell;
  }

  /** The ticket after the command; empty when there is none of this id. */
  public Optional<StoredTicket> cancel(String ticketId, CancelCommand command) {
    Optional<StoredTicket> ticket =
        store.write(
            tx -> {
              machine.enter(tx);
              return machine.find(tx, ticketId).map(known -> cancel(tx, known, command.reason()));
            });
    bell.ring();
    return ticket;
  }

  private StoredTicket cancel(Transaction tx, StoredTicket ticket, String reason) {
    return switch (ticket.state()) {
      case ADMITTED, QUEUED ->
          machine.apply(
              tx,
              ticket.ticketId(),
              TicketEvent.WITHDRAW,
              TicketChange.none()
                  .cancelReason(reason)
                  .started()
                  .step(TicketStep.ENDED)
                  .result(EndWithoutRun.cancelled(ticket.requestOrThrow(), reason, clock.instant()))
                  .said("cancelled", reason));
      case PREPARING, RUNNING, VALIDATING ->
          ticket.cancelReason() == null
              ? machine.note(
                  tx,
                  ticket.ticketId(),
                  TicketChange.none().cancelReason(reason).said("end asked for", reason))
              : ticket;
      case PUBLISHING, SEALING, REFUSED, BLOCKED, EXPIRED, CANCELLED, SUCCEEDED, FAILED -> ticket;
    };
  }
}
