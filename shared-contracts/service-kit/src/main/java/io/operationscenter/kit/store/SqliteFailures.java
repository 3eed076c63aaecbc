package io.operationscenter.kit.store;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite's result codes (sqlite.org/rescode.html) mean for a store. */
final class SqliteFailures {
  private static final int PRIMARY_CODE = 0xff;

  private SqliteFailures() {}

  static StoreException of(String store, String doing, SQLException e) {
    String value = doing + ": " + e.getMessage();
    if (!(e instanceof SQLiteException sqlite)) {
      return PoolFailures.of(store, value, e);
    }
    SQLiteErrorCode code = sqlite.getResultCode();
    return switch (code) {
      case SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_ROWID ->
          new StoreConflict(store, "already has such a row", value, e);
      // Growing the file that all connections share is what fails first on a full disk.
      case SQLITE_IOERR_SHMSIZE -> full(store, value, e);
      default -> ofPrimary(store, value, e, code.code & PRIMARY_CODE);
    };
  }

  private static StoreException ofPrimary(String store, String value, SQLException e, int primary) {
    if (primary == SQLiteErrorCode.SQLITE_BUSY.code
        || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
      return new StoreLocked(store, "is locked by another process", value, e);
    }
    if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
      return full(store, value, e);
    }
    if (primary == SQLiteErrorCode.SQLITE_CORRUPT.code
        || primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
      return new StoreCorrupt(store, "is damaged, restore it from a backup", value, e);
    }
    if (primary == SQLiteErrorCode.SQLITE_CANTOPEN.code
        || primary == SQLiteErrorCode.SQLITE_PERM.code
        || primary == SQLiteErrorCode.SQLITE_IOERR.code) {
      return new StoreUnreachable(store, "cannot be opened, read or written", value, e);
    }
    return new StoreFault(store, "refused a statement", value, e);
  }

  private static StoreFull full(String store, String value, SQLException e) {
    return new StoreFull(store, "has no space left", value, e);
  }
}
