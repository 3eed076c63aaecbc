package io.operationscenter.planner.lanes.selection;

import io.operationscenter.contracts.enums.Priority;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.board.CardLabels;
import io.operationscenter.planner.planning.CardDescription;
import io.operationscenter.planner.planning.DescriptionReading;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads labels and description; a description that breaks the grammar is read as far as it goes.
 */
@Singleton
public final class ReadCard implements ReadCards {

  @Override
  public CardReading read(Card card) {
    CardLabels labels = CardLabels.of(card);
    return new CardReading(
        labels.taskKind(),
        CardDescription.repoKey(card),
        stated(card).or(labels::priority).flatMap(ReadCard::priority),
        CardDescription.dependsOn(card),
        Set.copyOf(labels.lifecycle()),
        labels.selfModifyApproved(),
        labels.sourceFamily(),
        labels.confidence());
  }

  private static Optional<String> stated(Card card) {
    return switch (CardDescription.of(card)) {
      case DescriptionReading.Understood read ->
          Optional.ofNullable(read.description().metadata().priority());
      case DescriptionReading.Faulty _ -> Optional.empty();
    };
  }

  /** A word that is no priority is none; planning is where it is a fault. */
  private static Optional<Priority> priority(String word) {
    return switch (word.strip().toLowerCase(Locale.ROOT)) {
      case "critical", "urgent" -> Optional.of(Priority.CRITICAL);
      case "high" -> Optional.of(Priority.HIGH);
      case "normal", "medium" -> Optional.of(Priority.NORMAL);
      case "low" -> Optional.of(Priority.LOW);
      default -> Optional.empty();
    };
  }
}
