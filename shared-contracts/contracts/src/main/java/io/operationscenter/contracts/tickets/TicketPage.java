package io.operationscenter.contracts.tickets;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tickets, the newest first.
 *
 * @param tickets this page
 * @param next the {@code before} of the next page; null when this is the last
 */
@Contract
public record TicketPage(List<Ticket> tickets, @Nullable String next) {

  /** Checks every rule and copies what is mutable. */
  public TicketPage {
    Checked.arguments(TicketPage.class, tickets, next).orThrow();
    tickets = List.copyOf(tickets);
  }
}
