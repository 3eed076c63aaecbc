package io.operationscenter.kit.store;

import org.jspecify.annotations.Nullable;

/** What can go wrong with a store. The message names the store, the rule and the value. */
public abstract sealed class StoreException extends RuntimeException
    permits StoreLocked,
        StoreFull,
        StoreUnreachable,
        StoreConflict,
        StoreCorrupt,
        StoreRefused,
        SchemaTooNew,
        MigrationFailed,
        StoreFault {
  private static final long serialVersionUID = 1L;

  private final String store;
  private final String value;

  StoreException(String store, String rule, String value, @Nullable Throwable cause) {
    super(store + " " + rule + ": " + value, cause);
    this.store = store;
    this.value = value;
  }

  /** Which store, in words for an operator. */
  public String store() {
    return store;
  }

  String value() {
    return value;
  }
}
