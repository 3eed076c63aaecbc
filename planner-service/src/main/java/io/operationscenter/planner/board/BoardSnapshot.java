package io.operationscenter.planner.board;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The cards as all lanes see them (design §5): a full walk at start and every ten minutes, in
 * between what changed since the newest change seen, in one request a tick. Deleted and archived
 * cards leave with the next full walk only, so a card is read once more before it is claimed.
 */
@Singleton
public final class BoardSnapshot {

  private static final Duration FULL_WALK_EVERY = Duration.ofMinutes(10);

  /** Lanes that ask within it share one request. */
  private static final Duration TICK = Duration.ofMillis(900);

  private final Board board;
  private final BoardReaders readers;
  private final SnapshotFile file;
  private final Clock clock;
  private final ReentrantLock refreshing = new ReentrantLock();
  private final AtomicReference<Seen> seen = new AtomicReference<>(Seen.NOTHING);

  BoardSnapshot(Board board, BoardReaders readers, SnapshotFile file, Clock clock) {
    this.board = board;
    this.readers = readers;
    this.file = file;
    this.clock = clock;
  }

  /**
   * Brings the snapshot up to date, unless that was just done. While another replica reads, it is
   * as up to date as what that one has read before.
   *
   * @throws BoardFailure when the board does not answer; the snapshot stays as it was
   */
  public void refresh() {
    refreshing.lock();
    try {
      Seen before = seen.get();
      Seen after = readers.latest(before);
      if (!after.isRefreshedWithin(TICK, now())) {
        after = readers.read(after, this::read).orElse(after);
      }
      seen.set(after);
      if (!after.refreshedAt().equals(before.refreshedAt())) {
        file.write(after.cards().values(), now());
      }
    } finally {
      refreshing.unlock();
    }
  }

  /** The cards as last seen, the oldest first. */
  public List<Card> cards() {
    return List.copyOf(seen.get().cards().values());
  }

  /** One of them. */
  public Optional<Card> card(String id) {
    return Optional.ofNullable(seen.get().cards().get(id));
  }

  /** When it was last brought up to date; empty before the first time. */
  public Optional<Instant> refreshedAt() {
    return Optional.of(seen.get().refreshedAt()).filter(at -> !at.equals(Instant.MIN));
  }

  /** Takes over the answer to a write of ours, so that no lane acts on the card as it was. */
  public void note(Card card) {
    refreshing.lock();
    try {
      Seen before = seen.get();
      Map<String, Card> cards = new LinkedHashMap<>(before.cards());
      cards.put(card.id(), card);
      seen.set(new Seen(cards, before.walkedAt(), before.refreshedAt(), before.n()));
    } finally {
      refreshing.unlock();
    }
  }

  private Seen read(Seen before) {
    Instant now = now();
    if (before.isRefreshedWithin(TICK, now)) {
      return before;
    }
    return before.isWalkedWithin(FULL_WALK_EVERY, now)
        ? before.with(board.changedSince(before.watermark()), now)
        : Seen.walked(board.cards(), now);
  }

  /** As exact as stores keep it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
