package io.operationscenter.planner.lanes.goal;

import io.operationscenter.kit.lease.Lease;
import io.operationscenter.kit.lease.Leases;
import io.operationscenter.kit.service.IdSource;
import io.operationscenter.planner.board.Board;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.lanes.claims.CardContent;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.lanes.claims.Claims;
import io.operationscenter.planner.lanes.selection.BoardCards;
import io.operationscenter.planner.lanes.selection.CardReading;
import io.operationscenter.planner.lanes.selection.Eligibility;
import io.operationscenter.planner.lanes.selection.ReadCards;
import io.operationscenter.planner.lanes.selection.SelectGoalCards;
import io.operationscenter.planner.lanes.selection.UrgencyScore;
import io.operationscenter.planner.lanes.settings.LaneSettings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Step 1: selects a card, reads it again and opens the claim (spec 06 §4, §5). */
@Singleton
public final class ClaimCard {

  /** How long a claim's lease holds unless it is renewed. */
  public static final Duration LEASE = Duration.ofSeconds(20);

  private final Board board;
  private final BoardCards snapshot;
  private final SelectGoalCards select;
  private final Eligibility eligibility;
  private final ReadCards readings;
  private final Opening opening;

  ClaimCard(
      Board board,
      BoardCards snapshot,
      SelectGoalCards select,
      Eligibility eligibility,
      ReadCards readings,
      Opening opening) {
    this.board = board;
    this.snapshot = snapshot;
    this.select = select;
    this.eligibility = eligibility;
    this.readings = readings;
    this.opening = opening;
  }

  /**
   * A claim that this process holds.
   *
   * @param claim as stored
   * @param lease under which it is advanced
   */
  public record Held(Claim claim, Lease lease) {}

  /** What became of the question for one card. */
  public sealed interface Answer {

    /** It is claimed. */
    record Claimed(Held held) implements Answer {}

    /**
     * It is not.
     *
     * @param why a sentence
     */
    record Skipped(String why) implements Answer {}

    /** The board does not have it. */
    record Unknown() implements Answer {}
  }

  /** The most urgent card that may be claimed; one that may not hides none behind it. */
  public Optional<Held> next(String holder) {
    List<Card> cards = snapshot.cards();
    for (UrgencyScore.Scored candidate : select.candidates(cards)) {
      if (select.free(candidate, cards)) {
        Optional<Held> held = claimFresh(holder, candidate.card().id());
        if (held.isPresent()) {
          return held;
        }
      }
    }
    return Optional.empty();
  }

  /** One card that a person asked for; refusals of before do not count. */
  public Answer one(String holder, String taskId) {
    Optional<Card> read = board.card(taskId);
    if (read.isEmpty()) {
      return new Answer.Unknown();
    }
    Card card = read.get();
    CardReading reading = readings.read(card);
    Optional<String> obstacle = forbidden(card, reading);
    if (obstacle.isPresent()) {
      return new Answer.Skipped("Card %s is not run: %s".formatted(taskId, obstacle.get()));
    }
    return opening
        .open(holder, card, reading)
        .<Answer>map(Answer.Claimed::new)
        .orElseGet(() -> new Answer.Skipped("Card " + taskId + " is being claimed by another"));
  }

  private Optional<String> forbidden(Card card, CardReading reading) {
    if (!card.isIn(BoardState.READY)) {
      return Optional.of("it is in " + card.stateName() + ", not in Ready for AI");
    }
    if (!reading.kind().equals("goal")) {
      return Optional.of("it is a " + reading.kind() + " card, this is the goal lane");
    }
    return eligibility.obstacle(card, reading, Map.of());
  }

  private Optional<Held> claimFresh(String holder, String taskId) {
    Optional<Card> read = board.card(taskId);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    Card card = read.get();
    CardReading reading = readings.read(card);
    boolean fits =
        eligibility.candidate(card, reading)
            && eligibility.held(card).isEmpty()
            && eligibility.obstacle(card, reading, Map.of()).isEmpty();
    return fits ? opening.open(holder, card, reading) : Optional.empty();
  }

  /** Writes the row, under the lease of the claim. */
  @Singleton
  static final class Opening {

    private final Claims claims;
    private final Leases leases;
    private final LaneSettings settings;
    private final Clock clock;
    private final IdSource ids;

    Opening(Claims claims, Leases leases, LaneSettings settings, Clock clock, IdSource ids) {
      this.claims = claims;
      this.leases = leases;
      this.settings = settings;
      this.clock = clock;
      this.ids = ids;
    }

    Optional<Held> open(String holder, Card card, CardReading reading) {
      Claim claim =
          Claim.opened(
              ids.get(),
              ids.get(),
              new Claim.Subject(
                  card.id(),
                  "goal",
                  card.title(),
                  reading.repo().orElse(""),
                  CardContent.of(card),
                  settings.digest()),
              clock.instant());
      Optional<Lease> lease = leases.acquire(claim.leaseName(), holder, LEASE);
      if (lease.isEmpty()) {
        return Optional.empty();
      }
      if (claims.open(lease.get(), claim)) {
        return Optional.of(new Held(claim, lease.get()));
      }
      leases.release(lease.get());
      return Optional.empty();
    }
  }
}
