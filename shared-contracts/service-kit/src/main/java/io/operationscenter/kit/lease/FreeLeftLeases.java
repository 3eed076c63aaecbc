package io.operationscenter.kit.lease;

import io.operationscenter.kit.store.Store;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** A killed process gives nothing back; the next one on its data root need not wait for expiry. */
@Singleton
final class FreeLeftLeases {

  private static final int BEFORE_ANY_WORK = 1;

  private final ReplicaIdentity replica;
  private final Store store;

  FreeLeftLeases(ReplicaIdentity replica, Store store) {
    this.replica = replica;
    this.store = store;
  }

  void free(@Observes @Priority(BEFORE_ANY_WORK) StartupEvent starting) {
    replica.freeLeftLeases(store);
  }
}
