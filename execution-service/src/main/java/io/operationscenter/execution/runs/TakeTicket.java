package io.operationscenter.execution.runs;

import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.runs.Run.Taken;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.execution.tickets.TicketChange;
import io.operationscenter.execution.tickets.TicketEvent;
import io.operationscenter.execution.tickets.TicketStep;
import io.operationscenter.execution.workspaces.Workspaces;
import io.operationscenter.kit.lease.Lease;
import io.operationscenter.kit.store.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes a ticket, or takes it over from somebody whose lease ended: leases and fence in one move.
 */
final class TakeTicket {

  private final Run.Tools tools;
  private final Workspaces workspaces;
  private final String holder;
  private final Duration ttl;

  TakeTicket(Run.Tools tools, Workspaces workspaces, String holder, Duration ttl) {
    this.tools = tools;
    this.workspaces = workspaces;
    this.holder = holder;
    this.ttl = ttl;
  }

  /** Empty while somebody else works on the ticket or on its branch, or when nothing is to do. */
  Optional<Taken> take(String ticketId) {
    return tools
        .store()
        .write(
            tx -> {
              tools.machine().enter(tx);
              return tools
                  .machine()
                  .find(tx, ticketId)
                  .filter(ticket -> !ticket.state().terminal())
                  .filter(ticket -> ticket.state() != TicketState.ADMITTED)
                  .filter(ticket -> free(tx, ticket.lease()))
                  .filter(
                      ticket ->
                          ticket.state() == TicketState.SEALING || free(tx, ticket.branchLease()))
                  .map(ticket -> take(tx, ticket));
            });
  }

  private Taken take(Transaction tx, StoredTicket ticket) {
    List<Lease> leases = new ArrayList<>();
    Lease own = acquire(tx, ticket.lease());
    leases.add(own);
    if (ticket.state() != TicketState.SEALING) {
      leases.add(acquire(tx, ticket.branchLease()));
    }
    boolean before = ticket.fence() > 0;
    TicketChange change = TicketChange.none().owner(holder, own.fence());
    StoredTicket taken =
        switch (ticket.state()) {
          case QUEUED, PREPARING ->
              tools
                  .machine()
                  .apply(
                      tx,
                      ticket.ticketId(),
                      TicketEvent.TAKE,
                      change
                          .step(TicketStep.TAKEN)
                          .request(here(ticket.requestOrThrow()))
                          .said(before ? "taken over, prepared anew" : "taken by a worker"));
          default ->
              tools
                  .machine()
                  .note(tx, ticket.ticketId(), before ? change.said("taken over") : change);
        };
    return new Taken(taken, leases, before);
  }

  /** Another replica may have admitted it. */
  private ExecutionRequest here(ExecutionRequest request) {
    return request.withWorkspacePath(workspaces.pathOf(request.runId()).toString());
  }

  private boolean free(Transaction tx, String name) {
    return tx.query("select holder, expires_at from lease where name = ?", name)
        .first(
            row ->
                row.textOrNull("holder") == null
                    || !row.instant("expires_at").isAfter(tools.clock().instant()))
        .orElse(true);
  }

  private Lease acquire(Transaction tx, String name) {
    return tools
        .leases()
        .acquire(tx, name, holder, ttl)
        .orElseThrow(() -> new IllegalStateException("lease " + name + " was free a moment ago"));
  }
}
