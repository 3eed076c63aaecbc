package io.operationscenter.kit.store;

/** The two databases a store can stand on, and the one place where their SQL differs. */
public enum StoreKind {
  /** A file next to the service: one process, one writer. */
  SQLITE(""),
  /** A server shared by replicas: one schema per service. */
  POSTGRESQL(" for update skip locked");

  private final String skipLocked;

  StoreKind(String skipLocked) {
    this.skipLocked = skipLocked;
  }

  /**
   * What a claim appends to its {@code select}: rows another replica is claiming are passed over.
   * Empty on SQLite, where the only writer cannot meet another.
   */
  public String skipLocked() {
    return skipLocked;
  }
}
