package io.operationscenter.planner.planning;

import io.operationscenter.kit.config.OperatorConfiguration;
import io.operationscenter.kit.configured.ConfigurationInUse;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.board.DraftRules;
import io.operationscenter.planner.board.NewCard;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Holds a card to be filed against the rules it will be planned by. The files that its goal names
 * may still come, so they are not looked for.
 */
@Singleton
final class JudgeDraft implements DraftRules {

  private static final String NO_ID = "";

  private final ConfigurationInUse configuration;

  JudgeDraft(ConfigurationInUse configuration) {
    this.configuration = configuration;
  }

  @Override
  public Optional<String> objection(NewCard card) {
    return configuration.values().flatMap(values -> objection(card, values));
  }

  private static Optional<String> objection(NewCard draft, OperatorConfiguration values) {
    try {
      ReadCard read = CardRules.read(card(draft), values.repos(), Optional.empty());
      ContextOfCard.of(read, values);
      return CardRules.rejection(read, values, _ -> true);
    } catch (UnreadableCard unreadable) {
      return Optional.of(String.valueOf(unreadable.getMessage()));
    }
  }

  /** As the board would hold it. */
  private static Card card(NewCard draft) {
    return new Card(
        NO_ID,
        0,
        draft.title(),
        draft.state().title(),
        draft.labels(),
        draft.boardPriority(),
        "",
        draft.description(),
        null,
        null,
        null,
        draft.externalId(),
        false);
  }
}
