package io.operationscenter.kit.store;

import org.jspecify.annotations.Nullable;

/** The database is damaged or is not a database: it must be restored, not retried. */
public final class StoreCorrupt extends StoreException {
  private static final long serialVersionUID = 1L;

  StoreCorrupt(String store, String rule, String value, @Nullable Throwable cause) {
    super(store, rule, value, cause);
  }
}
