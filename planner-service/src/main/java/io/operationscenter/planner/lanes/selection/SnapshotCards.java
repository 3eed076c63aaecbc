package io.operationscenter.planner.lanes.selection;

import io.operationscenter.planner.board.BoardSnapshot;
import io.operationscenter.planner.board.Card;
import jakarta.inject.Singleton;
import java.util.List;

/** Asks the shared snapshot, after it had the chance to see what changed. */
@Singleton
final class SnapshotCards implements BoardCards {

  private final BoardSnapshot snapshot;

  SnapshotCards(BoardSnapshot snapshot) {
    this.snapshot = snapshot;
  }

  @Override
  public List<Card> cards() {
    snapshot.refresh();
    return snapshot.cards();
  }
}
