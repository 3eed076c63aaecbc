package io.operationscenter.kit.store;

import org.jspecify.annotations.Nullable;

/** The database refused a statement for a reason that another try does not mend. */
public final class StoreFault extends StoreException {
  private static final long serialVersionUID = 1L;

  StoreFault(String store, String rule, String value, @Nullable Throwable cause) {
    super(store, rule, value, cause);
  }
}
