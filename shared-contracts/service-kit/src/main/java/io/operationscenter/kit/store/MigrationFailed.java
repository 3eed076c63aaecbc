package io.operationscenter.kit.store;

import org.jspecify.annotations.Nullable;

/** A migration did not apply, and nothing of it was kept. */
public final class MigrationFailed extends StoreException {
  private static final long serialVersionUID = 1L;

  MigrationFailed(String store, String rule, String value, @Nullable Throwable cause) {
    super(store, rule, value, cause);
  }
}
