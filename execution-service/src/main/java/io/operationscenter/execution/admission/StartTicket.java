package io.operationscenter.execution.admission;

import io.operationscenter.contracts.tickets.StartCommand;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.admission.RetainDecision.Considered;
import io.operationscenter.execution.approvals.Approvals;
import io.operationscenter.execution.settings.InForce;
import io.operationscenter.execution.settings.Settings;
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
import java.time.Instant;
import java.util.Optional;

/** Starts admitted tickets; any other is answered as it stands. */
@Singleton
public final class StartTicket {

  private final Store store;
  private final TicketMachine machine;
  private final Settings settings;
  private final AskPolicy policy;
  private final Approvals approvals;
  private final RetainDecision decisions;
  private final AdmissionDesk.Surroundings surroundings;

  StartTicket(
      Store store,
      TicketMachine machine,
      Settings settings,
      AskPolicy policy,
      Approvals approvals,
      RetainDecision decisions,
      AdmissionDesk.Surroundings surroundings) {
    this.store = store;
    this.machine = machine;
    this.settings = settings;
    this.policy = policy;
    this.approvals = approvals;
    this.decisions = decisions;
    this.surroundings = surroundings;
  }

  /** The ticket after the command; empty when there is none of this id. */
  public Optional<StoredTicket> start(String ticketId, StartCommand command) {
    Optional<StoredTicket> known = store.read(tx -> machine.find(tx, ticketId));
    if (known.isEmpty() || known.get().state() != TicketState.ADMITTED) {
      return known;
    }
    Optional<AskPolicy.Answer> again = askAgain(known.get(), command);
    StoredTicket started =
        store.write(
            tx -> {
              machine.enter(tx);
              StoredTicket ticket = machine.get(tx, ticketId);
              return ticket.state() == TicketState.ADMITTED
                  ? decide(tx, ticket, again, command)
                  : ticket;
            });
    bell().ring();
    return Optional.of(started);
  }

  /** Expires what nobody started in time; repeated by every worker. */
  public void expire(String ticketId) {
    store.write(
        tx -> {
          machine.enter(tx);
          StoredTicket ticket = machine.get(tx, ticketId);
          return ticket.state() == TicketState.ADMITTED && overdue(ticket)
              ? expire(tx, ticket)
              : ticket;
        });
  }

  private StoredTicket decide(
      Transaction tx, StoredTicket ticket, Optional<AskPolicy.Answer> again, StartCommand command) {
    if (overdue(ticket)) {
      return expire(tx, ticket);
    }
    TicketChange change = TicketChange.none();
    if (again.isPresent()) {
      change.policy(again.get().decision(), command.configDigest());
      change.said(
          "policy asked again for another configuration: " + again.get().decision().status().wire(),
          again.get().decision().notes());
      if (!may(tx, again.get())) {
        decisions.blocked(tx, considered(ticket, command, again.get()), true);
        change
            .result(
                EndWithoutRun.blocked(
                    ticket.requestOrThrow(), again.get().decision(), clock().instant()))
            .step(TicketStep.ENDED);
        return machine.apply(tx, ticket.ticketId(), TicketEvent.BLOCK, change.started());
      }
      decisions.started(tx, considered(ticket, command, again.get()));
      change.request(again.get().into(ticket.requestOrThrow()));
    }
    return machine.apply(
        tx, ticket.ticketId(), TicketEvent.START, change.started().said("started"));
  }

  private Optional<AskPolicy.Answer> askAgain(StoredTicket ticket, StartCommand command) {
    String now = settings.current().map(InForce::digest).orElse("");
    if (command.configDigest().equals(ticket.configDigest()) && now.equals(ticket.configDigest())) {
      return Optional.empty();
    }
    return Optional.of(
        policy.about(
            ticket.ticketId(),
            ticket.command().bundle(),
            ticket.requestOrThrow(),
            store.read(tx -> policy.open(tx, ticket.ticketId(), ticket.command().bundle()))));
  }

  /** What the ticket holds may still do, or another approval may. */
  private boolean may(Transaction tx, AskPolicy.Answer answer) {
    return approvals.hold(tx, answer.lift()).isPresent() || answer.decision().isAllowed();
  }

  private static Considered considered(
      StoredTicket ticket, StartCommand command, AskPolicy.Answer answer) {
    return new Considered(
        ticket.command().card().title(),
        command.configDigest(),
        ticket.command().bundle(),
        ticket.requestOrThrow(),
        answer);
  }

  private StoredTicket expire(Transaction tx, StoredTicket ticket) {
    return machine.apply(
        tx,
        ticket.ticketId(),
        TicketEvent.EXPIRE,
        TicketChange.none().said("expired, nobody started it"));
  }

  private boolean overdue(StoredTicket ticket) {
    Instant expiresAt = ticket.times().expiresAt();
    return expiresAt != null && !expiresAt.isAfter(clock().instant());
  }

  private Clock clock() {
    return surroundings.clock();
  }

  private WorkBell bell() {
    return surroundings.bell();
  }
}
