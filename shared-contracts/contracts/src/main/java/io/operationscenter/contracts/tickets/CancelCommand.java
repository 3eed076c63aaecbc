package io.operationscenter.contracts.tickets;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import jakarta.validation.constraints.NotEmpty;

/**
 * Asks for the end of a ticket; honoured until it publishes.
 *
 * @param reason stable word or sentence for the records, e.g. {@code card_cancelled}, {@code
 *     cancelled_by_operator}
 */
@Contract
public record CancelCommand(@NotEmpty String reason) {

  /** Checks every rule. */
  public CancelCommand {
    Checked.arguments(CancelCommand.class, reason).orThrow();
  }
}
