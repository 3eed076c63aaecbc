package io.operationscenter.execution.tickets;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.tickets.TicketPage;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.contracts.tickets.TimelineEntry;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.store.Transaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads tickets without changing any. */
@Singleton
public final class TicketQueries {

  /** Shortest beginning of an id that is looked up. */
  public static final int SHORTEST_PREFIX = 8;

  private static final int CANDIDATES_SHOWN = 10;
  private static final String LIVE =
      Arrays.stream(TicketState.values())
          .filter(state -> !state.terminal())
          .map(state -> "'" + state.wire() + "'")
          .collect(Collectors.joining(", ", "(", ")"));
  private static final String WORKED_ON =
      "('queued', 'preparing', 'running', 'validating', 'publishing', 'sealing')";

  private final Store store;
  private final TicketRows rows;

  TicketQueries(Store store, Clock clock) {
    this.store = store;
    this.rows = new TicketRows(ContractCodec.withRandomIds(clock));
  }

  /** What was found for an id or its beginning. */
  public sealed interface Found {

    /** Exactly one. */
    record One(StoredTicket ticket) implements Found {}

    /** Several begin so; at most ten are named. */
    record Several(List<String> ticketIds) implements Found {}

    /** None. */
    record None() implements Found {}
  }

  /** By ticket id, by run id, or by an unambiguous beginning of either. */
  public Found find(String id) {
    return store.read(
        tx -> {
          Optional<StoredTicket> exact =
              tx.query("select * from ticket where ticket_id = ? or run_id = ?", id, id)
                  .first(rows::read);
          if (exact.isPresent()) {
            return new Found.One(exact.get());
          }
          if (id.length() < SHORTEST_PREFIX) {
            return new Found.None();
          }
          int n = id.length();
          List<StoredTicket> begin =
              tx.query(
                      "select * from ticket where substr(ticket_id, 1, cast(? as integer)) = ? or"
                          + " substr(run_id, 1, cast(? as integer)) = ? order by n desc limit ?",
                      n,
                      id,
                      n,
                      id,
                      CANDIDATES_SHOWN)
                  .list(rows::read);
          return switch (begin.size()) {
            case 0 -> new Found.None();
            case 1 -> new Found.One(begin.getFirst());
            default -> new Found.Several(begin.stream().map(StoredTicket::ticketId).toList());
          };
        });
  }

  /** A page, the newest first. */
  public TicketPage page(Filter filter) {
    return store.read(tx -> page(tx, filter));
  }

  TicketPage page(Transaction tx, Filter filter) {
    List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    List<@Nullable Object> arguments = new ArrayList<>();
    condition(conditions, arguments, "task_id = ?", filter.taskId());
    condition(conditions, arguments, "repo_key = ?", filter.repoKey());
    condition(conditions, arguments, "n < ?", filter.before());
    if (filter.live()) {
      conditions.add("state in " + LIVE);
    }
    TicketState state = filter.state();
    if (state != null) {
      // Few tickets are in some states and most are in others: a plan has to know which.
      conditions.add("state = '%s'".formatted(state.wire()));
    }
    arguments.add(filter.limit() + 1);
    List<StoredTicket> found =
        tx.query(
                "select * from ticket where "
                    + String.join(" and ", conditions)
                    + " order by n desc limit ?",
                arguments.toArray())
            .list(rows::read);
    List<StoredTicket> page = found.subList(0, Math.min(filter.limit(), found.size()));
    return new TicketPage(
        page.stream().map(StoredTicket::listed).toList(),
        found.size() > page.size() ? Long.toString(page.getLast().n()) : null);
  }

  /** What happened to a ticket, the oldest first. */
  public List<TimelineEntry> timeline(String ticketId) {
    return store.read(tx -> Timeline.of(tx, ticketId));
  }

  /** Files that wait to be sealed, by name. */
  public Map<String, String> files(Transaction tx, String ticketId) {
    Map<String, String> files = new LinkedHashMap<>();
    tx.query("select name, content from ticket_file where ticket_id = ? order by name", ticketId)
        .list(row -> files.put(row.text("name"), row.text("content")));
    return files;
  }

  /** Tickets that want a worker, the oldest first. */
  public List<StoredTicket> workedOn() {
    return store.read(
        tx ->
            tx.query("select * from ticket where state in " + WORKED_ON + " order by n")
                .list(rows::read));
  }

  /**
   * What stands where a ticket wants to be.
   *
   * @param same the ticket of this id
   * @param live the live ticket of the task, which may be the same
   */
  public record Standing(Optional<StoredTicket> same, Optional<StoredTicket> live) {}

  /** Both, in one statement: this is asked at every admission. */
  public Standing standing(Transaction tx, String ticketId, String taskId) {
    Map<String, StoredTicket> found = new HashMap<>();
    tx.query(
            "select 'same' as standing, t.* from ticket t where t.ticket_id = ? union all"
                + " select 'live', t.* from ticket t where t.task_id = ? and t.kind = 'task_run'"
                + " and t.state in "
                + LIVE,
            ticketId,
            taskId)
        .list(row -> found.put(row.text("standing"), rows.read(row)));
    return new Standing(
        Optional.ofNullable(found.get("same")), Optional.ofNullable(found.get("live")));
  }

  /** Admitted tickets that nobody started in time. */
  public List<String> overdue(Instant now) {
    return store.read(
        tx ->
            tx.query(
                    "select ticket_id from ticket where state = 'admitted' and expires_at <= ?"
                        + " order by expires_at",
                    now)
                .list(row -> row.text("ticket_id")));
  }

  /** Agents that run or may start any moment: from admission to the end of validation. */
  public long concurrent(Transaction tx) {
    return tx.query(
            "select count(*) as n from ticket where kind in ('task_run', 'verdict_pass',"
                + " 'revision_pass') and state in ('admitted', 'queued', 'preparing', 'running',"
                + " 'validating')")
        .one(row -> row.number("n"));
  }

  /** How each of the newest executed runs of a repository ended: true for a fault. */
  public List<Boolean> faults(Transaction tx, String repoKey, Instant from, int most) {
    return tx.query(
            "select faulty from ticket where repo_key = ? and executed = 1 and interrupted = 0 and"
                + " ended_at >= ? order by ended_at desc limit ?",
            repoKey,
            from,
            most)
        .list(row -> row.flag("faulty"));
  }

  private static void condition(
      List<String> conditions,
      List<@Nullable Object> arguments,
      String condition,
      @Nullable Object value) {
    if (value != null) {
      conditions.add(condition);
      arguments.add(value);
    }
  }

  /**
   * Which tickets.
   *
   * @param taskId of one task; null: any
   * @param repoKey of one repository; null: any
   * @param state in one state; null: any
   * @param live only those that have not ended
   * @param before older than this number; null: from the newest
   * @param limit most in one page
   */
  public record Filter(
      @Nullable String taskId,
      @Nullable String repoKey,
      @Nullable TicketState state,
      boolean live,
      @Nullable Long before,
      int limit) {}
}
