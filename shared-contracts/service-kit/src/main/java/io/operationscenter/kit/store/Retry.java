package io.operationscenter.kit.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for a lock by asking again. SQLite could wait by itself, but inside native code, where a
 * waiting virtual thread keeps its carrier from all others.
 */
final class Retry {
  private static final long PAUSE = Duration.ofMillis(5).toNanos();

  private Retry() {}

  static void whileLocked(Database database, Duration patience, String sql, Attempt attempt) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        attempt.run();
        return;
      } catch (SQLException e) {
        StoreException failure = database.failure("waited up to " + patience + " for " + sql, e);
        if (!(failure instanceof StoreLocked)
            || System.nanoTime() >= deadline
            || Thread.currentThread().isInterrupted()) {
          throw failure;
        }
      }
      LockSupport.parkNanos(PAUSE);
    }
  }

  @FunctionalInterface
  interface Attempt {
    void run() throws SQLException;
  }
}
