package io.operationscenter.contracts.tickets;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import jakarta.validation.constraints.NotEmpty;

/**
 * Starts an admitted ticket.
 *
 * @param configDigest digest of the caller's configuration; another than at admission runs the
 *     policy gate again
 */
@Contract
public record StartCommand(@NotEmpty String configDigest) {

  /** Checks every rule. */
  public StartCommand {
    Checked.arguments(StartCommand.class, configDigest).orThrow();
  }
}
