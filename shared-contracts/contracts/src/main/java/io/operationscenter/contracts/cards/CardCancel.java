package io.operationscenter.contracts.cards;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;

/**
 * Cancels a card; what runs for it is ended by the lane.
 *
 * @param reason goes into a comment; empty: no comment
 */
@Contract
public record CardCancel(@Default("\"\"") String reason) {

  /** Checks every rule. */
  public CardCancel {
    Checked.arguments(CardCancel.class, reason).orThrow();
  }
}
