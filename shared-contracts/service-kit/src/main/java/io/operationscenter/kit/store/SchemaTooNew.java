package io.operationscenter.kit.store;

import org.jspecify.annotations.Nullable;

/** The schema was written by a newer binary: this one must not touch it. */
public final class SchemaTooNew extends StoreException {
  private static final long serialVersionUID = 1L;

  SchemaTooNew(String store, String rule, String value, @Nullable Throwable cause) {
    super(store, rule, value, cause);
  }
}
