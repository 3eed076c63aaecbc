package io.operationscenter.kit.store;

import org.jspecify.annotations.Nullable;

/** The database does not answer; the store recovers by itself as soon as it does again. */
public final class StoreUnreachable extends StoreException {
  private static final long serialVersionUID = 1L;

  private final boolean outcomeUnknown;

  StoreUnreachable(String store, String rule, String value, @Nullable Throwable cause) {
    this(store, rule, value, cause, false);
  }

  private StoreUnreachable(
      String store, String rule, String value, @Nullable Throwable cause, boolean outcomeUnknown) {
    super(store, rule, value, cause);
    this.outcomeUnknown = outcomeUnknown;
  }

  StoreUnreachable duringCommit() {
    return new StoreUnreachable(
        store(),
        "was lost while committing, so the transaction is either wholly kept or not at all",
        value(),
        getCause(),
        true);
  }

  /**
   * True when the answer to a commit was lost: whoever asks again must do so under the same
   * caller-chosen id.
   */
  public boolean outcomeUnknown() {
    return outcomeUnknown;
  }
}
