package io.operationscenter.planner.controlroom;

import io.operationscenter.contracts.tickets.Ticket;
import io.operationscenter.contracts.tickets.TicketPage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of runs as the page shows it.
 *
 * @param rows the newest first
 * @param filters choices of state
 * @param older link to the next page; empty on the last one
 */
record RunsView(List<Row> rows, List<Filter> filters, String older) {

  /**
   * One run.
   *
   * @param link to its page
   * @param id short
   * @param why what kept it from success, or that nobody validated that; may be empty
   */
  record Row(
      String link,
      String id,
      String title,
      String state,
      String tone,
      String repo,
      String why,
      Moment updated) {}

  /** A choice of state; the one in use is not a link. */
  record Filter(String name, String link, boolean current) {}

  static RunsView of(TicketPage page, @Nullable String state, Moment.Zone zone) {
    String next = page.next();
    return new RunsView(
        page.tickets().stream().map(ticket -> row(ticket, zone)).toList(),
        List.of(
            filter("all", null, state),
            filter("live", "live", state),
            filter("succeeded", "succeeded", state),
            filter("failed", "failed", state),
            filter("blocked", "blocked", state),
            filter("refused", "refused", state),
            filter("cancelled", "cancelled", state)),
        next == null ? "" : Paths.RUNS + query("state", state, "before", next));
  }

  private static Row row(Ticket ticket, Moment.Zone zone) {
    return new Row(
        Paths.RUNS + "/" + encoded(ticket.ticketId()),
        RunView.shortId(ticket.runId()),
        ticket.title(),
        ticket.state().wire(),
        Tone.of(ticket.state()).name(),
        ticket.repoKey(),
        ticket.remark().orElse(""),
        zone.moment(ticket.updatedAt()));
  }

  private static Filter filter(String name, @Nullable String value, @Nullable String inUse) {
    boolean current = value == null ? inUse == null : value.equals(inUse);
    return new Filter(name, Paths.RUNS + query("state", value, "before", null), current);
  }

  private static String query(
      String first, @Nullable String one, String second, @Nullable String two) {
    StringBuilder query = new StringBuilder();
    if (one != null) {
      query.append('?').append(first).append('=').append(encoded(one));
    }
    if (two != null) {
      query.append(query.isEmpty() ? '?' : '&').append(second).append('=').append(encoded(two));
    }
    return query.toString();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
