package io.operationscenter.kit.store;

import org.jspecify.annotations.Nullable;

/** The database cannot keep what the store promises, so the service does not start on it. */
public final class StoreRefused extends StoreException {
  private static final long serialVersionUID = 1L;

  StoreRefused(String store, String rule, String value, @Nullable Throwable cause) {
    super(store, rule, value, cause);
  }
}
