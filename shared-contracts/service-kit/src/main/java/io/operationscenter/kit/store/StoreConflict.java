package io.operationscenter.kit.store;

import org.jspecify.annotations.Nullable;

/** A row with this key exists: a unique constraint refused the statement. */
public final class StoreConflict extends StoreException {
  private static final long serialVersionUID = 1L;

  StoreConflict(String store, String rule, String value, @Nullable Throwable cause) {
    super(store, rule, value, cause);
  }
}
