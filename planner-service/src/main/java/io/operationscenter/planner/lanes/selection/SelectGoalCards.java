package io.operationscenter.planner.lanes.selection;

import io.operationscenter.planner.board.Card;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The goal cards that may be claimed, the most urgent first. */
@Singleton
public final class SelectGoalCards {

  private final ReadCards readings;
  private final Eligibility eligibility;
  private final Clock clock;

  public SelectGoalCards(ReadCards readings, Eligibility eligibility, Clock clock) {
    this.readings = readings;
    this.eligibility = eligibility;
    this.clock = clock;
  }

  /** Every candidate in order; what stands against one is asked when its turn comes. */
  public List<UrgencyScore.Scored> candidates(List<Card> cards) {
    return UrgencyScore.ordered(
        cards.stream()
            .map(card -> scored(card, readings.read(card)))
            .filter(scored -> eligibility.candidate(scored.card(), scored.reading()))
            .toList());
  }

  /** True when nothing stands against the candidate. */
  public boolean free(UrgencyScore.Scored candidate, List<Card> snapshot) {
    return eligibility.held(candidate.card()).isEmpty()
        && eligibility.obstacle(candidate.card(), candidate.reading(), byId(snapshot)).isEmpty();
  }

  private UrgencyScore.Scored scored(Card card, CardReading reading) {
    return new UrgencyScore.Scored(
        card, reading, UrgencyScore.of(card, reading.priority(), clock.instant()));
  }

  private static Map<String, Card> byId(List<Card> cards) {
    return cards.stream()
        .collect(Collectors.toMap(Card::id, Function.identity(), (first, second) -> first));
  }
}
