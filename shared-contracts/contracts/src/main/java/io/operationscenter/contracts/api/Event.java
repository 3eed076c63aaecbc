package io.operationscenter.contracts.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One entry of a service's numbered feed (design §2, §5).
 *
 * @param n number; the order of numbers is the order of commits, none is skipped
 * @param kind what happened, dotted words
 * @param key what it happened to, e.g. a ticket id
 * @param at when it was committed
 * @param body what else there is to know
 */
@Contract
public record Event(
    @Min(1) long n, @NotEmpty String kind, @NotEmpty String key, Instant at, JsonNode body) {

  /** Checks every rule. */
  public Event {
    Checked.arguments(Event.class, n, kind, key, at, body).orThrow();
    at = at.truncatedTo(ChronoUnit.MICROS);
  }
}
