package io.operationscenter.planner.board;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.kit.lease.Lease;
import io.operationscenter.kit.lease.LeaseLost;
import io.operationscenter.kit.lease.Leases;
import io.operationscenter.kit.store.Row;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.store.Transaction;
import io.quarkus.logging.Log;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The holder of lease {@code plane-board} reads the board and puts what it read into the store; the
 * others take it from there. Of a reading only the cards that changed are written and read.
 */
final class ReadForReplicas implements BoardReaders {

  static final String LEASE = "plane-board";

  /** Longer than a walk of the board takes; who dies while reading holds the others up for it. */
  private static final Duration HELD_FOR = Duration.ofSeconds(60);

  private static final String CARDS = "cards";

  private final Store store;
  private final Leases leases;
  private final String holder;
  private final ContractCodec codec;

  /**
   * @param holder identity of this process start as a holder of leases
   */
  ReadForReplicas(Store store, Leases leases, String holder, Clock clock) {
    this.store = store;
    this.leases = leases;
    this.holder = holder;
    this.codec = ContractCodec.withRandomIds(clock);
  }

  @Override
  public Seen latest(Seen known) {
    return store.read(
        tx ->
            tx.query("select n, walked_at, refreshed_at from board_reading where name = ?", CARDS)
                .first(ReadForReplicas::head)
                .map(head -> joined(tx, known, head))
                .orElse(known));
  }

  @Override
  public Optional<Seen> read(Seen known, UnaryOperator<Seen> reading) {
    return leases.acquire(LEASE, holder, HELD_FOR).map(lease -> read(lease, known, reading));
  }

  private Seen read(Lease lease, Seen known, UnaryOperator<Seen> reading) {
    try {
      Seen before = latest(known);
      Seen after = reading.apply(before);
      return after.equals(before) ? before : kept(lease, before, after);
    } finally {
      leases.release(lease);
    }
  }

  /** A reading that took longer than the lease is this replica's own; the next one is shared. */
  private Seen kept(Lease lease, Seen before, Seen after) {
    boolean walked = !after.walkedAt().equals(before.walkedAt());
    Seen numbered = new Seen(after.cards(), after.walkedAt(), after.refreshedAt(), before.n() + 1);
    try {
      store.write(
          tx -> {
            leases.requireHeld(tx, lease);
            if (walked) {
              tx.update("delete from board_card");
            }
            after.cards().values().stream()
                .filter(card -> walked || !card.equals(before.cards().get(card.id())))
                .forEach(card -> put(tx, card, numbered.n()));
            return putHead(tx, numbered);
          });
      return numbered;
    } catch (LeaseLost lost) {
      Log.warnf("What was read of the board is not shared: %s", lost.getMessage());
      return after;
    }
  }

  private void put(Transaction tx, Card card, long n) {
    tx.update(
        """
        insert into board_card (id, n, card) values (?, ?, ?)
        on conflict (id) do update set n = excluded.n, card = excluded.card""",
        card.id(),
        n,
        codec.json(card));
  }

  private static int putHead(Transaction tx, Seen seen) {
    return tx.update(
        """
        insert into board_reading (name, n, walked_at, refreshed_at) values (?, ?, ?, ?)
        on conflict (name) do update
          set n = excluded.n, walked_at = excluded.walked_at,
              refreshed_at = excluded.refreshed_at""",
        CARDS,
        seen.n(),
        seen.walkedAt(),
        seen.refreshedAt());
  }

  /** A reading without its cards. */
  private record Head(long n, Instant walkedAt, Instant refreshedAt) {}

  private static Head head(Row row) {
    return new Head(row.number("n"), row.instant("walked_at"), row.instant("refreshed_at"));
  }

  private Seen joined(Transaction tx, Seen known, Head head) {
    boolean goesOn = known.walkedAt().equals(head.walkedAt());
    if (goesOn && known.n() == head.n()) {
      return known;
    }
    Collection<Card> changed = cards(tx, goesOn ? known.n() : 0);
    Seen seen =
        goesOn ? known.with(changed, head.refreshedAt()) : Seen.walked(changed, head.walkedAt());
    return new Seen(seen.cards(), head.walkedAt(), head.refreshedAt(), head.n());
  }

  private List<Card> cards(Transaction tx, long after) {
    return tx.query("select card from board_card where n > ?", after)
        .list(row -> codec.read(Card.class, row.text("card")));
  }
}
