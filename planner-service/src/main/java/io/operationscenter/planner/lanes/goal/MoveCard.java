package io.operationscenter.planner.lanes.goal;

import io.operationscenter.planner.board.Activity;
import io.operationscenter.planner.board.Board;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.lanes.claims.CardMemory;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Moves a card that was just read. The board's PATCH is not compare-and-set, so the card's
 * activities tell afterwards whether a person moved it in between: then the person wins (design
 * §3).
 */
@Singleton
public final class MoveCard {

  /** A board writes its activities a moment after the change (spec 10 §1). */
  private static final Duration ACTIVITY_DELAY = Duration.ofMillis(200);

  private static final int LOOKS = 4;

  private final Board board;
  private final CardMemory memory;
  private final Consumer<Duration> pause;

  @Inject
  MoveCard(Board board, CardMemory memory) {
    this(board, memory, time -> LockSupport.parkNanos(time.toNanos()));
  }

  MoveCard(Board board, CardMemory memory, Consumer<Duration> pause) {
    this.board = board;
    this.memory = memory;
    this.pause = pause;
  }

  /** Where the card stands after all. */
  public sealed interface Moved {

    /** Where we put it. */
    record Done(Card card) implements Moved {}

    /**
     * Where a person put it, while we were about to.
     *
     * @param state name on the board
     */
    record PersonWon(String state) implements Moved {}
  }

  /** Moves the card, as it was read, to the state. */
  public Moved move(Card read, BoardState target) {
    int known = moves(read.id()).size();
    Card after = board.move(read.id(), target);
    memory.wrote(read, after);
    return settle(after, read.stateName(), target, known);
  }

  /**
   * Checks a move that an earlier process of ours made and did not get to check.
   *
   * @param card as read, standing in the target
   * @param from where it stood before our move
   */
  public Moved confirm(Card card, BoardState from, BoardState target) {
    return settle(card, from.title(), target, 0);
  }

  /** True when the last move of the card was ours. */
  public boolean ours(String taskId) {
    String self = board.self().id();
    List<Activity> moves = moves(taskId);
    return !moves.isEmpty() && moves.getLast().actorId().equals(self);
  }

  private Moved settle(Card after, String from, BoardState target, int known) {
    String self = board.self().id();
    for (int look = 1; look <= LOOKS; look++) {
      List<Activity> moves = moves(after.id());
      int ours = lastOf(moves, self, target);
      if (ours >= known) {
        return judge(after, moves, ours, from);
      }
      pause.accept(ACTIVITY_DELAY);
    }
    return new Moved.Done(after);
  }

  private Moved judge(Card after, List<Activity> moves, int ours, String from) {
    Activity last = moves.getLast();
    if (ours < moves.size() - 1 && last.newValue() != null) {
      return new Moved.PersonWon(last.newValue());
    }
    String before = moves.get(ours).oldValue();
    if (before == null || same(before, from)) {
      return new Moved.Done(after);
    }
    Optional<BoardState> persons = BoardState.named(before);
    persons.ifPresent(state -> memory.wrote(after, board.move(after.id(), state)));
    return new Moved.PersonWon(before);
  }

  private List<Activity> moves(String taskId) {
    return board.activities(taskId).stream()
        .filter(activity -> "state".equals(activity.field()))
        .toList();
  }

  private static int lastOf(List<Activity> moves, String actor, BoardState target) {
    for (int i = moves.size() - 1; i >= 0; i--) {
      Activity move = moves.get(i);
      if (move.actorId().equals(actor)
          && move.newValue() != null
          && same(move.newValue(), target.title())) {
        return i;
      }
    }
    return -1;
  }

  private static boolean same(String one, String other) {
    return one.strip().toLowerCase(Locale.ROOT).equals(other.strip().toLowerCase(Locale.ROOT));
  }
}
