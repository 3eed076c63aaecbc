package io.operationscenter.planner.lanes.selection;

import io.operationscenter.planner.board.Board;
import io.operationscenter.planner.board.BoardFailure;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.lanes.claims.CardContent;
import io.operationscenter.planner.lanes.claims.Claims;
import io.operationscenter.planner.lanes.claims.Refusals;
import io.operationscenter.planner.lanes.settings.LaneSettings;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Why a goal card may not be claimed now (spec 06 §4); nothing is changed by asking. */
@Singleton
public final class Eligibility {

  private static final Set<String> LEFT_ALONE = Set.of("archived", "expanded", "superseded");

  private final LaneSettings settings;
  private final Claims claims;
  private final Refusals refusals;
  private final Board board;

  public Eligibility(LaneSettings settings, Claims claims, Refusals refusals, Board board) {
    this.settings = settings;
    this.claims = claims;
    this.refusals = refusals;
    this.board = board;
  }

  /** Whether it is a card of the goal lane that waits for it. */
  public boolean candidate(Card card, CardReading reading) {
    return card.isIn(BoardState.READY)
        && reading.kind().equals("goal")
        && reading.repo().filter(settings.repositories()::containsKey).isPresent()
        && reading.lifecycle().stream().noneMatch(LEFT_ALONE::contains);
  }

  /**
   * What stands against it beyond that, as a sentence.
   *
   * @param known cards by id, to save requests
   */
  public Optional<String> obstacle(Card card, CardReading reading, Map<String, Card> known) {
    return selfRepository(reading)
        .or(() -> claimed(card))
        .or(
            () ->
                new Dependencies(id -> lookUp(id, known), claims::successorOf)
                    .unmet(reading.dependsOn())
                    .map(id -> "it depends on " + id + ", which is not done"));
  }

  /** The refusal that still holds it back. */
  public Optional<Refusals.Held> held(Card card) {
    return refusals.holding(card.id(), CardContent.of(card), settings.digest());
  }

  private Optional<String> selfRepository(CardReading reading) {
    return settings
        .selfRepository()
        .filter(self -> !reading.selfModify())
        .filter(self -> reading.repo().filter(self::equalsIgnoreCase).isPresent())
        .map(self -> "it changes this installation's own repository without self-modify: approved");
  }

  private Optional<String> claimed(Card card) {
    return claims.liveOf(card.id()).map(claim -> "it is claimed, ticket " + claim.ticketId());
  }

  /** A card that cannot be had keeps those that wait for it waiting. */
  private Optional<Card> lookUp(String id, Map<String, Card> known) {
    Card card = known.get(id);
    if (card != null) {
      return Optional.of(card);
    }
    try {
      return board.card(id);
    } catch (BoardFailure gone) {
      return switch (gone.kind()) {
        case NOT_FOUND, PERMISSION, VALIDATION -> Optional.empty();
        case AUTH, CONFLICT, RATE_LIMITED, UNAVAILABLE, CONFIGURATION -> throw gone;
      };
    }
  }
}
