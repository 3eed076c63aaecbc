package io.operationscenter.execution.runs;

import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.execution.programs.StopSignal;
import io.operationscenter.execution.settings.InForce;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.execution.tickets.TicketChange;
import io.operationscenter.execution.tickets.TicketEvent;
import io.operationscenter.execution.tickets.TicketMachine;
import io.operationscenter.execution.tickets.TicketStep;
import io.operationscenter.execution.workspaces.WorkspaceOrder;
import io.operationscenter.kit.config.ManagedRepository;
import io.operationscenter.kit.faults.FaultPoints;
import io.operationscenter.kit.lease.Lease;
import io.operationscenter.kit.lease.LeaseLost;
import io.operationscenter.kit.lease.Leases;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.store.Transaction;
import io.quarkus.logging.Log;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A ticket in the hands of this process. Every write proves that its leases still hold; when they
 * do not it is refused with {@link io.operationscenter.kit.lease.LeaseLost} and nothing is kept.
 */
final class Run {

  private final Tools tools;
  private final InForce settings;
  private final StopSignal stop = new StopSignal();
  private final List<Lease> leases;
  private volatile StoredTicket ticket;
  private volatile Instant heldUntil;
  private volatile boolean released;
  private boolean publishing;

  Run(Tools tools, InForce settings, Taken taken) {
    this.tools = tools;
    this.settings = settings;
    this.leases = taken.leases();
    this.ticket = taken.ticket();
    this.heldUntil =
        leases.stream().map(Lease::expiresAt).min(Comparator.naturalOrder()).orElseThrow();
    this.publishing =
        ticket.state() == TicketState.PUBLISHING || ticket.state() == TicketState.SEALING;
  }

  StoredTicket ticket() {
    return ticket;
  }

  ExecutionRequest request() {
    return ticket.requestOrThrow();
  }

  StopSignal stop() {
    return stop;
  }

  InForce settings() {
    return settings;
  }

  List<Lease> leases() {
    return leases;
  }

  ManagedRepository repository() {
    return settings
        .repository(ticket.repoKey())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "repository '%s' is no longer configured".formatted(ticket.repoKey())));
  }

  WorkspaceOrder order() {
    return new WorkspaceOrder(request(), repository(), stop);
  }

  /** Tells it to stop; once it publishes only a lost lease stops it. */
  synchronized void tell(StopSignal.Cause cause) {
    if (!publishing || cause == StopSignal.Cause.LEASE_LOST) {
      stop.give(cause);
    }
  }

  /** From here on it is carried through; refused when it was told to stop before. */
  synchronized void beginPublishing() {
    checkpoint();
    publishing = true;
  }

  /** Keeps the leases; answers false when one of them is lost before it was given back. */
  boolean renew(Duration ttl) {
    try {
      leases.forEach(lease -> tools.leases.renew(lease, ttl));
      heldUntil = tools.clock.instant().plus(ttl);
      return true;
    } catch (LeaseLost e) {
      if (released) {
        return true;
      }
      Log.warnf("Ticket %s is no longer ours: %s", ticket.ticketId(), e.getMessage());
      return false;
    }
  }

  /** Nobody else can have taken it over yet, whatever the store says. */
  boolean surelyHeld() {
    return heldFor(Duration.ZERO);
  }

  /** Nobody else can take it over until then, whatever the store says. */
  boolean heldFor(Duration time) {
    return tools.clock.instant().plus(time).isBefore(heldUntil);
  }

  /** Gives the leases back. */
  void release() {
    released = true;
    leases.forEach(tools.leases::release);
  }

  /** Goes no further once it was told to stop. */
  void checkpoint() {
    stop.given()
        .ifPresent(
            cause -> {
              throw new RunStopped(cause);
            });
  }

  /** A worker has it; nothing was done yet. */
  void begin() {
    if (ticket.step() == TicketStep.TAKEN) {
      tools.faults.reached(TicketStep.TAKEN.faultPoint());
    }
  }

  /** One move of the state table, recorded as a step. */
  void move(TicketEvent event, TicketStep step, TicketChange change) {
    move(event, step, change, _ -> {});
  }

  /** The same, with what else belongs into its transaction. */
  void move(TicketEvent event, TicketStep step, TicketChange change, Consumer<Transaction> also) {
    var _ =
        write(
            step,
            tx -> {
              if (event == TicketEvent.PUBLISH
                  && tools.machine.get(tx, ticket.ticketId()).cancelReason() != null) {
                throw new RunStopped(StopSignal.Cause.CANCELLED);
              }
              also.accept(tx);
              return new Written<>(
                  tools.machine.apply(tx, ticket.ticketId(), event, change.step(step)), step);
            });
  }

  /** A step inside the state. */
  void record(TicketStep step, TicketChange change) {
    var _ = record(step, change, _ -> step);
  }

  /** The same, with what else belongs into its transaction. */
  <T> T record(TicketStep step, TicketChange change, Function<Transaction, T> also) {
    return write(
        step,
        tx -> {
          T answer = also.apply(tx);
          return new Written<>(
              tools.machine.note(tx, ticket.ticketId(), change.step(step)), answer);
        });
  }

  /** Something that is no step. */
  void note(TicketChange change) {
    ticket =
        tools.store.write(tx -> held(tx, t -> tools.machine.note(t, ticket.ticketId(), change)));
  }

  private <T> T write(TicketStep step, Function<Transaction, Written<T>> work) {
    Written<T> written = tools.store.write(tx -> held(tx, work));
    ticket = written.ticket;
    tools.faults.reached(step.faultPoint());
    return written.answer;
  }

  private <T> T held(Transaction tx, Function<Transaction, T> work) {
    tools.machine.enter(tx);
    leases.forEach(lease -> tools.leases.requireHeld(tx, lease));
    return work.apply(tx);
  }

  private record Written<T>(StoredTicket ticket, T answer) {}

  /**
   * A ticket that this process may work on.
   *
   * @param ticket as it stood when it was taken
   * @param leases of ticket and branch
   * @param takenOver another process, or an earlier one, had it before
   */
  record Taken(StoredTicket ticket, List<Lease> leases, boolean takenOver) {

    Taken {
      leases = List.copyOf(leases);
    }
  }

  /** What every run writes with. */
  record Tools(
      Store store, TicketMachine machine, Leases leases, FaultPoints faults, Clock clock) {}
}
