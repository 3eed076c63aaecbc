package io.operationscenter.kit.store;

import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** What differs between the two databases below a store. */
sealed interface Database permits SqliteDatabase, PostgresDatabase {
  StoreKind kind();

  /** The store in words for an operator: no URL parameters, no login. */
  String name();

  /** How long to wait for a lock. */
  Duration patience();

  AgroalDataSource writers();

  AgroalDataSource readers();

  String beginWrite();

  String beginRead();

  /** Keeps other processes from opening the same store until closed. */
  OpeningLock lockForOpening() throws SQLException;

  /** Refuses a database that cannot keep the store's promises. */
  void check() throws SQLException;

  /**
   * Why the database cannot grow, as a sentence; empty while it can.
   *
   * @param tx a reading transaction
   * @throws StoreFull where the database itself says so
   */
  Optional<String> shortage(Transaction tx);

  StoreException failure(String doing, SQLException e);

  void close();
}
