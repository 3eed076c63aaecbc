package io.operationscenter.contracts.cards;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import jakarta.validation.constraints.NotEmpty;

/**
 * Moves a card.
 *
 * @param state column by name, in any case
 */
@Contract
public record CardMove(@NotEmpty String state) {

  /** Checks every rule. */
  public CardMove {
    Checked.arguments(CardMove.class, state).orThrow();
  }
}
