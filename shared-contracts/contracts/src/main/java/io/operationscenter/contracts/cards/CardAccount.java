package io.operationscenter.contracts.cards;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import java.util.List;

/**
 * One card with what was said and done.
 *
 * @param card as it stands
 * @param comments the oldest first
 * @param activities the oldest first
 */
@Contract
public record CardAccount(
    BoardCard card,
    @Default("[]") List<CardComment> comments,
    @Default("[]") List<CardActivity> activities) {

  /** Checks every rule and copies what is mutable. */
  public CardAccount {
    Checked.arguments(CardAccount.class, card, comments, activities).orThrow();
    comments = List.copyOf(comments);
    activities = List.copyOf(activities);
  }
}
