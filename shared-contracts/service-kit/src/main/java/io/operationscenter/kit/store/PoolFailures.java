package io.operationscenter.kit.store;

import java.sql.SQLException;

/** What the connection pool says, as opposed to the database behind it. */
final class PoolFailures {
  // Agroal has no code for it; that a new connection took too long is said in other words.
  private static final String ALL_IN_USE = "Sorry, acquisition timeout!";

  private PoolFailures() {}

  static StoreException of(String store, String value, SQLException e) {
    if (Thread.currentThread().isInterrupted()) {
      return new StoreUnreachable(store, "was not waited for, the thread is interrupted", value, e);
    }
    if (ALL_IN_USE.equals(e.getMessage())) {
      return new StoreLocked(store, "has all its connections in use", value, e);
    }
    return new StoreUnreachable(store, "has no connection", value, e);
  }
}
