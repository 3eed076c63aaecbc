package io.operationscenter.contracts.api;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import jakarta.validation.constraints.Min;
import java.util.List;

/**
 * A run of events without gaps.
 *
 * @param events in the order of their numbers; empty when nothing came within the wait
 * @param next the {@code after} of the next call
 */
@Contract
public record EventPage(List<Event> events, @Min(0) long next) {

  /** Checks every rule and copies what is mutable. */
  public EventPage {
    Checked.arguments(EventPage.class, events, next).orThrow();
    events = List.copyOf(events);
  }
}
