package io.operationscenter.execution.tickets;

import io.operationscenter.contracts.tickets.TimelineEntry;
import io.operationscenter.kit.store.Transaction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a ticket, in order. */
final class Timeline {

  private static final int LONGEST_DETAIL = 2000;

  private Timeline() {}

  static void add(Transaction tx, String ticketId, TimelineEntry entry) {
    tx.update(
        """
        insert into ticket_timeline (ticket_id, seq, at, step, event, detail)
        values (?, (select coalesce(max(seq), 0) + 1 from ticket_timeline where ticket_id = ?),
                ?, ?, ?, ?)""",
        ticketId,
        ticketId,
        entry.at(),
        entry.step(),
        entry.event(),
        entry.detail());
  }

  static TimelineEntry entry(Instant at, String step, String event, @Nullable String detail) {
    return new TimelineEntry(
        at,
        step,
        event,
        detail == null || detail.length() <= LONGEST_DETAIL
            ? detail
            : detail.substring(0, LONGEST_DETAIL) + "…");
  }

  static List<TimelineEntry> of(Transaction tx, String ticketId) {
    return tx.query(
            "select at, step, event, detail from ticket_timeline where ticket_id = ? order by seq",
            ticketId)
        .list(
            row ->
                new TimelineEntry(
                    row.instant("at"),
                    row.text("step"),
                    row.text("event"),
                    row.textOrNull("detail")));
  }
}
