package io.operationscenter.planner.lanes.claims;

import io.operationscenter.contracts.cards.UnchangedCard;
import io.operationscenter.kit.store.Store;
import io.operationscenter.planner.board.Card;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a card last changed by somebody else (spec 06 §6). The board moves {@code updated_at} on our
 * own writes too, so the card is remembered as read back after them: while nothing but {@code
 * updated_at} differs, the earlier time counts.
 */
@Singleton
public final class CardMemory {

  private final Store store;
  private final Clock clock;

  public CardMemory(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  private record Remembered(String content, @Nullable Instant changedAt, Instant writtenAt) {}

  /** Keeps the time across a write of ours: the card as read before it and as read back after. */
  public void wrote(Card before, Card after) {
    Instant changed = changedAt(before, null);
    store.write(
        tx ->
            tx.update(
                """
                insert into card_memory (task_id, content, changed_at, written_at)
                values (?, ?, ?, ?)
                on conflict (task_id) do update
                  set content = excluded.content, changed_at = excluded.changed_at,
                      written_at = excluded.written_at""",
                after.id(),
                seen(after),
                changed,
                clock.instant()));
  }

  /**
   * The card's signature: what a run would start from (spec 06 §6 gate 1).
   *
   * @param movedByPersonAt when a person last moved it; null when nobody did
   */
  public String signature(Card card, @Nullable Instant movedByPersonAt) {
    Instant changed = changedAt(card, movedByPersonAt);
    return UnchangedCard.signature(
        card.id(),
        card.stateName(),
        changed == null ? "" : changed.toString(),
        CardContent.digest(card.description()));
  }

  private @Nullable Instant changedAt(Card card, @Nullable Instant movedByPersonAt) {
    Optional<Remembered> remembered = remembered(card.id());
    if (remembered.isPresent()
        && remembered.get().content().equals(seen(card))
        && (movedByPersonAt == null || !movedByPersonAt.isAfter(remembered.get().writtenAt()))) {
      return remembered.get().changedAt();
    }
    return card.updatedAt();
  }

  private Optional<Remembered> remembered(String taskId) {
    return store.read(
        tx ->
            tx.query(
                    "select content, changed_at, written_at from card_memory where task_id = ?",
                    taskId)
                .first(
                    row ->
                        new Remembered(
                            row.text("content"),
                            row.instantOrNull("changed_at"),
                            row.instant("written_at"))));
  }

  private static String seen(Card card) {
    return card.stateName().strip() + "." + CardContent.of(card).text();
  }
}
