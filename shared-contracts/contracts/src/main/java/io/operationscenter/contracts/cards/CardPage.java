package io.operationscenter.contracts.cards;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cards by their number.
 *
 * @param cards this page
 * @param next the {@code after} of the next page; null when this is the last
 */
@Contract
public record CardPage(List<BoardCard> cards, @Nullable Long next) {

  /** Checks every rule and copies what is mutable. */
  public CardPage {
    Checked.arguments(CardPage.class, cards, next).orThrow();
    cards = List.copyOf(cards);
  }
}
