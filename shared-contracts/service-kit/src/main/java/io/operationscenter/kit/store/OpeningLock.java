package io.operationscenter.kit.store;

import java.sql.SQLException;

/** Held by the one process that is checking and migrating a store. */
@FunctionalInterface
interface OpeningLock extends AutoCloseable {
  @Override
  void close() throws SQLException;
}
