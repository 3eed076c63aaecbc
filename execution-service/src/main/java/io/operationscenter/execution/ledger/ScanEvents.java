package io.operationscenter.execution.ledger;

import io.operationscenter.contracts.usage.UsageEvent;
import io.operationscenter.contracts.usage.UsageKind;
import io.operationscenter.kit.store.Transaction;
import java.time.Instant;
import java.util.List;

/** Reads events of a kind in the order of time, so many at once. */
final class ScanEvents {

  private ScanEvents() {}

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
