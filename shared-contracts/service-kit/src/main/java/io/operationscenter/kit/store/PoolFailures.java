package io.operationscenter.kit.store;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.concurrent.TimeoutException;

/** What the connection pool says, as opposed to the database behind it. */
final class PoolFailures {
  private PoolFailures() {}

  static StoreException of(String store, String value, SQLException e) {
    if (Thread.currentThread().isInterrupted()) {
      return new StoreUnreachable(store, "was not waited for, the thread is interrupted", value, e);
    }
    if (e instanceof SQLTimeoutException || e.getCause() instanceof TimeoutException) {
      return new StoreLocked(store, "has all its connections in use", value, e);
    }
    return new StoreUnreachable(store, "has no connection", value, e);
  }
}
