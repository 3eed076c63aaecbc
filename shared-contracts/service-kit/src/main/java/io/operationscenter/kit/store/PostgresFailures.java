package io.operationscenter.kit.store;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;

/** What PostgreSQL's SQLSTATE codes (manual, appendix A) mean for a store. */
final class PostgresFailures {
  private PostgresFailures() {}

  static StoreException of(String store, String doing, SQLException e) {
    String value = doing + ": " + e.getMessage();
    String state = e.getSQLState();
    if (!(e instanceof PSQLException) || state == null) {
      return PoolFailures.of(store, value, e);
    }
    return switch (state) {
      case "23505" -> new StoreConflict(store, "already has such a row", value, e);
      case "53100" -> new StoreFull(store, "has no space left", value, e);
      case "40001", "40P01", "55P03" ->
          new StoreLocked(store, "is locked by another transaction", value, e);
      case "XX001", "XX002" ->
          new StoreCorrupt(store, "is damaged, restore it from a backup", value, e);
      // too many clients, out of memory, shutting down or starting up, no such database
      case "53200", "53300", "57P01", "57P02", "57P03", "3D000" -> unreachable(store, value, e);
      default ->
          // connection lost, login refused
          state.startsWith("08") || state.startsWith("28")
              ? unreachable(store, value, e)
              : new StoreFault(store, "refused a statement", value, e);
    };
  }

  private static StoreUnreachable unreachable(String store, String value, SQLException e) {
    return new StoreUnreachable(store, "cannot be reached", value, e);
  }
}
