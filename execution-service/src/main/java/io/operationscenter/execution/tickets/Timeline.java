package io.operationscenter.execution.tickets;

import io.operationscenter.contracts.tickets.TimelineEntry;
import io.operationscenter.kit.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a ticket, in order. */
final class Timeline {

  private static final int LONGEST_DETAIL = 2000;

  private static final String ROW =
      "(?, (select coalesce(max(seq), 0) from ticket_timeline where ticket_id = ?) + ?, ?, ?, ?, ?)";
  private static final int COLUMNS = 7;

  private Timeline() {}

  /** Appends them in their order. */
  static void add(Transaction tx, String ticketId, List<TimelineEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    List<@Nullable Object> arguments = new ArrayList<>();
    for (TimelineEntry entry : entries) {
      arguments.addAll(
          Arrays.asList(
              ticketId,
              ticketId,
              arguments.size() / COLUMNS + 1,
              entry.at(),
              entry.step(),
              entry.event(),
              entry.detail()));
    }
    tx.update(
        "insert into ticket_timeline (ticket_id, seq, at, step, event, detail) values "
            + String.join(", ", Collections.nCopies(entries.size(), ROW)),
        arguments.toArray());
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
