package io.operationscenter.planner.lanes.goal;

import io.operationscenter.contracts.tickets.CardFacts;
import io.operationscenter.planner.board.Activity;
import io.operationscenter.planner.board.Board;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.lanes.claims.CardMemory;
import io.operationscenter.planner.lanes.outcome.ConcludeRun;
import io.operationscenter.planner.lanes.selection.BoardCards;
import io.operationscenter.planner.lanes.selection.CardReading;
import io.operationscenter.planner.lanes.selection.ReadCards;
import io.operationscenter.planner.planning.OwnCards;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects what execution may not ask the board for (design §3 step 3). */
@Singleton
final class DescribeCard {

  private static final Set<BoardState> REPAIRED_OR_GIVEN_UP =
      Set.of(BoardState.DONE, BoardState.BLOCKED, BoardState.CANCELLED);

  private final Board board;
  private final BoardCards snapshot;
  private final ReadCards readings;
  private final CardMemory memory;
  private final OwnCards ownCards;

  DescribeCard(
      Board board, BoardCards snapshot, ReadCards readings, CardMemory memory, OwnCards ownCards) {
    this.board = board;
    this.snapshot = snapshot;
    this.readings = readings;
    this.memory = memory;
    this.ownCards = ownCards;
  }

  CardFacts facts(Card card) {
    CardReading reading = readings.read(card);
    Optional<Activity> lastMove = lastMove(card.id());
    boolean byPerson =
        lastMove.filter(move -> !move.actorId().equals(board.self().id())).isPresent();
    Instant movedAt = byPerson ? lastMove.map(Activity::at).orElse(null) : null;
    return new CardFacts(
        card.title(),
        memory.signature(card, movedAt),
        byPerson,
        reading.repo().flatMap(repo -> openFixValidation(card, repo)).orElse(null),
        reading.family().orElse(null),
        reading.confidence().orElse(null),
        null,
        0,
        ownCards.of(card.id()).isPresent(),
        false);
  }

  /** The card that repairs the repository's validation, while it is open; this one if it does. */
  private Optional<String> openFixValidation(Card card, String repo) {
    if (repairs(card, repo)) {
      return Optional.of(card.id());
    }
    return snapshot.cards().stream()
        .filter(other -> repairs(other, repo))
        .filter(other -> other.state().filter(REPAIRED_OR_GIVEN_UP::contains).isEmpty())
        .map(Card::id)
        .findFirst();
  }

  private static boolean repairs(Card card, String repo) {
    return card.title().strip().equalsIgnoreCase(ConcludeRun.fixValidationTitle(repo));
  }

  private Optional<Activity> lastMove(String taskId) {
    List<Activity> moves =
        board.activities(taskId).stream()
            .filter(activity -> "state".equals(activity.field()))
            .toList();
    return moves.isEmpty() ? Optional.empty() : Optional.of(moves.getLast());
  }
}
