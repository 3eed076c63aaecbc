package io.operationscenter.kit.store;

import org.jspecify.annotations.Nullable;

/** Somebody else holds what was needed for longer than the store's patience: worth another try. */
public final class StoreLocked extends StoreException {
  private static final long serialVersionUID = 1L;

  StoreLocked(String store, String rule, String value, @Nullable Throwable cause) {
    super(store, rule, value, cause);
  }
}
