package io.operationscenter.execution.ledger;

import io.operationscenter.contracts.usage.UsageEvent;
import io.operationscenter.contracts.usage.UsageKind;
import io.operationscenter.kit.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Reads events piece by piece, so that any number of them needs the same memory. */
final class ScanEvents {

  private static final int PIECE = 1000;

  private ScanEvents() {}

  /** Every event of a kind that is not older, the oldest first. */
  static void of(Transaction tx, UsageKind kind, Instant from, Consumer<UsageEvent> reader) {
    Place after = Place.before(from);
    List<Placed> piece;
    do {
      piece = after(tx, kind, after, PIECE);
      piece.forEach(placed -> reader.accept(placed.event));
      if (!piece.isEmpty()) {
        after = piece.getLast().place;
      }
    } while (piece.size() == PIECE);
  }

  /** The next events of a kind. */
  static List<Placed> after(Transaction tx, UsageKind kind, Place after, int most) {
    return tx.query(
            "select * from usage_event where kind = ? and (at, n) > (?, ?) order by at, n limit ?",
            kind.wire(),
            after.at,
            after.n,
            most)
        .list(row -> new Placed(new Place(row.number("at"), row.number("n")), UsageRows.read(row)));
  }

  /**
   * Where an event stands in the order of time.
   *
   * @param at epoch milliseconds
   * @param n number, among events of the same millisecond
   */
  record Place(long at, long n) implements Comparable<Place> {

    static Place before(Instant instant) {
      return new Place(instant.toEpochMilli(), -1);
    }

    @Override
    public int compareTo(Place other) {
      return at == other.at ? Long.compare(n, other.n) : Long.compare(at, other.at);
    }
  }

  /** An event and where it stands. */
  record Placed(Place place, UsageEvent event) {}
}
