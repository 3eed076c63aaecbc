package io.operationscenter.execution.tickets;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.tickets.Refusal;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.contracts.usage.UsageEvent;
import io.operationscenter.execution.approvals.Approvals;
import io.operationscenter.execution.ledger.Ledger;
import io.operationscenter.execution.tickets.TicketChange.Usage;
import io.operationscenter.kit.events.EventFeed;
import io.operationscenter.kit.events.Head;
import io.operationscenter.kit.store.Transaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The only writer of tickets. One event is one move of the state table: row, ledger, approval,
 * timeline and feed change together or not at all (design §3, §5).
 */
@Singleton
public final class TicketMachine {

  /** Evidence of the approval that a run was begun with. */
  public static final String APPROVAL = "approval.json";

  private static final Head HEAD = new Head("event");

  private final Ledger ledger;
  private final MoveBudget budget;
  private final Approvals approvals;
  private final EventFeed feed;
  private final Clock clock;
  private final ContractCodec codec;
  private final TicketRows rows;

  TicketMachine(Ledger ledger, Approvals approvals, EventFeed feed, Clock clock) {
    this.ledger = ledger;
    this.budget = new MoveBudget(ledger, approvals, clock);
    this.approvals = approvals;
    this.feed = feed;
    this.clock = clock;
    this.codec = ContractCodec.withRandomIds(clock);
    this.rows = new TicketRows(codec);
  }

  /** The first statement of every transaction that writes a ticket: one at a time from here on. */
  public void enter(Transaction tx) {
    HEAD.hold(tx);
  }

  /** A ticket as it stands. */
  public Optional<StoredTicket> find(Transaction tx, String ticketId) {
    return rows.find(tx, ticketId);
  }

  /** A ticket that must be there. */
  public StoredTicket get(Transaction tx, String ticketId) {
    return find(tx, ticketId)
        .orElseThrow(() -> new IllegalStateException("there is no ticket " + ticketId));
  }

  /** Makes a ticket. */
  public StoredTicket create(Transaction tx, NewTicket ticket, TicketChange change) {
    TicketEvent event =
        switch (ticket.beginning()) {
          case NewTicket.Admitted _ -> TicketEvent.ADMIT;
          case NewTicket.Blocked _ -> TicketEvent.BLOCK;
          case NewTicket.Refused _ -> TicketEvent.REFUSE;
        };
    Transition transition = StateTable.first(event).orElseThrow();
    StoredTicket stored = rows.insert(tx, ticket, transition.next(), clock.instant());
    if (ticket.beginning() instanceof NewTicket.Admitted admitted) {
      budget.reserve(tx, admitted.place(), change);
    }
    return written(tx, stored, change);
  }

  /**
   * Lets an event happen.
   *
   * @throws IllegalStateException when the state table has no such move
   */
  public StoredTicket apply(
      Transaction tx, String ticketId, TicketEvent event, TicketChange change) {
    StoredTicket before = get(tx, ticketId);
    StoredTicket changed =
        change.columns().isEmpty() ? before : rows.update(tx, ticketId, change.columns());
    Transition transition =
        StateTable.next(before.state(), event, changed.result())
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "ticket %s is %s, %s must not happen to it"
                            .formatted(ticketId, before.state().wire(), event)));
    TicketState next = transition.next();
    Map<String, @Nullable Object> move = new LinkedHashMap<>();
    move.put("state", next.wire());
    if (next.terminal()) {
      move.put("ended_at", clock.instant());
      tx.update("delete from ticket_file where ticket_id = ?", ticketId);
    }
    StoredTicket moved = rows.update(tx, ticketId, withTime(move));
    budget.move(tx, changed, transition.ledger(), change);
    if (event == TicketEvent.WORK) {
      useApproval(tx, ticketId, change);
    }
    if (next != before.state()) {
      return written(tx, moved, change);
    }
    said(tx, moved, change);
    return moved;
  }

  /** Writes something that is no event: a note, a file, the wish for an end. */
  public StoredTicket note(Transaction tx, String ticketId, TicketChange change) {
    StoredTicket ticket =
        rows.update(tx, ticketId, withTime(new LinkedHashMap<>(change.columns())));
    said(tx, ticket, change);
    return ticket;
  }

  /** Forgets the earlier refusal of the same kind, so that there is one row for both. */
  public Optional<Refusal> dropRefusal(Transaction tx, String taskId, String reason) {
    Optional<StoredTicket> earlier =
        tx.query(
                "select * from ticket where task_id = ? and refusal_reason = ? and state ="
                    + " 'refused'",
                taskId,
                reason)
            .first(rows::read);
    earlier.ifPresent(
        ticket -> {
          tx.update("delete from ticket_timeline where ticket_id = ?", ticket.ticketId());
          tx.update("delete from ticket where ticket_id = ?", ticket.ticketId());
        });
    return earlier.flatMap(ticket -> Optional.ofNullable(ticket.refusal()));
  }

  private void useApproval(Transaction tx, String ticketId, TicketChange change) {
    approvals
        .use(tx, ticketId)
        .ifPresent(
            approval ->
                change
                    .said("approval used", approval.approvalId() + " by " + approval.givenBy())
                    .file(APPROVAL, codec.pretty(approval)));
  }

  private StoredTicket written(Transaction tx, StoredTicket ticket, TicketChange change) {
    said(tx, ticket, change);
    feed.emit(tx, "ticket." + ticket.state().wire(), ticket.ticketId(), codec.json(ticket.view()));
    return ticket;
  }

  private void said(Transaction tx, StoredTicket ticket, TicketChange change) {
    String ticketId = ticket.ticketId();
    TicketStep step = ticket.step();
    String place = step == null || ticket.state().terminal() ? ticket.state().wire() : step.wire();
    Timeline.add(
        tx,
        ticketId,
        change.entries().stream()
            .map(entry -> Timeline.entry(clock.instant(), place, entry.event(), entry.detail()))
            .toList());
    change
        .files()
        .forEach(
            (name, text) ->
                tx.update(
                    """
                    insert into ticket_file (ticket_id, name, content) values (?, ?, ?)
                    on conflict (ticket_id, name) do update set content = excluded.content""",
                    ticketId,
                    name,
                    text));
    for (Usage usage : change.usage()) {
      ledger.record(
          tx,
          new UsageEvent(
              ticketId + ":" + usage.id(),
              usage.kind(),
              clock.instant(),
              ticket.command().role(),
              ticket.taskId(),
              ticket.repoKey(),
              usage.details()));
    }
  }

  private Map<String, @Nullable Object> withTime(Map<String, @Nullable Object> columns) {
    columns.put("updated_at", clock.instant());
    return columns;
  }
}
