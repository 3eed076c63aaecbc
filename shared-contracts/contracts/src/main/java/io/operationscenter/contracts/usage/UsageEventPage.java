package io.operationscenter.contracts.usage;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import jakarta.validation.constraints.Min;
import java.util.List;

/**
 * Events of the ledger in the order in which they were recorded.
 *
 * @param events this page; empty when there are no more
 * @param next the {@code after} of the next page
 */
@Contract
public record UsageEventPage(List<UsageEvent> events, @Min(0) long next) {

  /** Checks every rule and copies what is mutable. */
  public UsageEventPage {
    Checked.arguments(UsageEventPage.class, events, next).orThrow();
    events = List.copyOf(events);
  }
}
