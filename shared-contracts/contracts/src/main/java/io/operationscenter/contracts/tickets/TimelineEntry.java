package io.operationscenter.contracts.tickets;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import jakarta.validation.constraints.NotEmpty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a ticket.
 *
 * @param at when
 * @param step state or step of the ticket machine
 * @param event what, in a few words, e.g. {@code policy allow_with_warnings}, {@code budget
 *     reserved}, {@code validation attempt 1 failed}
 * @param detail the rest in words, masked and bounded; null when there is none
 */
@Contract
public record TimelineEntry(
    Instant at, @NotEmpty String step, @NotEmpty String event, @Nullable String detail) {

  /** Checks every rule. */
  public TimelineEntry {
    Checked.arguments(TimelineEntry.class, at, step, event, detail).orThrow();
    at = at.truncatedTo(ChronoUnit.MICROS);
  }
}
