package io.operationscenter.planner.lanes.selection;

import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.Card;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Whether the cards another one waits for are through (spec 06 §4): Done and Cancelled release; a
 * cancelled card that was superseded waits for its successor.
 */
public final class Dependencies {

  private final Function<String, Optional<Card>> cards;
  private final Function<String, Optional<String>> successors;

  /**
   * @param cards the card of an id; empty when it cannot be had
   * @param successors the card that took another one's place, if one did
   */
  public Dependencies(
      Function<String, Optional<Card>> cards, Function<String, Optional<String>> successors) {
    this.cards = cards;
    this.successors = successors;
  }

  /** The first id that is not through; empty when all are. */
  public Optional<String> unmet(List<String> dependsOn) {
    return dependsOn.stream().filter(id -> !through(id, new HashSet<>())).findFirst();
  }

  private boolean through(String id, Set<String> seen) {
    if (!seen.add(id)) {
      return true;
    }
    Optional<BoardState> state = cards.apply(id).flatMap(Card::state);
    if (state.filter(BoardState.CANCELLED::equals).isPresent()) {
      return successors.apply(id).map(successor -> through(successor, seen)).orElse(true);
    }
    return state.filter(BoardState::terminal).isPresent();
  }
}
