package io.operationscenter.kit.events;

import io.operationscenter.kit.store.Transaction;

/**
 * A counter row that a transaction holds from its first use to its end (design §5).
 *
 * <p>Whoever moves a head waits for the transaction that moved it last, so what is decided under it
 * is decided one at a time, and the order of its numbers is the order of the commits. A transaction
 * that rolls back gives its number back. Transactions that move several heads do so in the order of
 * their names, or they block each other.
 *
 * @param name of the row; it is made on first use
 */
public record Head(String name) {
  private static final String MOVE =
      """
      insert into head (name, n) values (?, ?)
      on conflict (name) do update set n = head.n + excluded.n
      returning n""";

  public Head {
    if (name.isBlank()) {
      throw new IllegalArgumentException("head name must not be blank");
    }
  }

  /** The next number, 1 the first time. Waits for its turn and keeps it until the commit. */
  public long next(Transaction tx) {
    return move(tx, 1);
  }

  /** Waits for its turn without taking a number; answers the last one taken, 0 for none. */
  public long hold(Transaction tx) {
    return move(tx, 0);
  }

  private long move(Transaction tx, int by) {
    return tx.query(MOVE, name, by).one(row -> row.number("n"));
  }
}
