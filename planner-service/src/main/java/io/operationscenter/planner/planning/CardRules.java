package io.operationscenter.planner.planning;

import io.operationscenter.kit.config.ManagedRepository;
import io.operationscenter.kit.config.OperatorConfiguration;
import io.operationscenter.planner.board.Card;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What a card must say before it can be planned (spec 06 §3, §6.3). Pure. */
final class CardRules {

  private CardRules() {}

  /**
   * The card with all it stands for.
   *
   * @param own planner's record of it, if it made the card
   * @throws UnreadableCard when its description or its repository breaks a rule
   */
  static ReadCard read(
      Card card, Map<String, ManagedRepository> repositories, Optional<OwnCard> own)
      throws UnreadableCard {
    CardDescription description =
        switch (CardDescription.of(card)) {
          case DescriptionReading.Understood understood -> understood.description();
          case DescriptionReading.Faulty faulty ->
              throw new UnreadableCard(faulty.fault().message());
        };
    String repo = description.metadata().repo();
    ManagedRepository repository = repositories.get(repo);
    if (repository == null) {
      throw new UnreadableCard(
          "repository '%s' is not configured; known are %s"
              .formatted(
                  repo,
                  repositories.isEmpty() ? "none" : String.join(", ", repositories.keySet())));
    }
    CardLane lane = CardLane.of(card.labels(), description.metadata().mode());
    return new ReadCard(card, description, lane, repository, own);
  }

  /**
   * Why its goal is rejected; empty when it is not.
   *
   * @param exists whether a file is in the repository
   */
  static Optional<String> rejection(
      ReadCard read, OperatorConfiguration configuration, Predicate<String> exists) {
    return switch (read.lane()) {
      case GOAL ->
          GoalCheck.rejection(
              read.description().goalText(),
              read.repository(),
              configuration.repos().values(),
              exists);
      case TEST, IMPROVE, FIX_PR -> Optional.empty();
    };
  }
}
