package io.operationscenter.kit.store;

import org.jspecify.annotations.Nullable;

/** There is no space left: nothing of the transaction was kept, reading still works. */
public final class StoreFull extends StoreException {
  private static final long serialVersionUID = 1L;

  StoreFull(String store, String rule, String value, @Nullable Throwable cause) {
    super(store, rule, value, cause);
  }
}
