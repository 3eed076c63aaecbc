package io.operationscenter.planner.board;

import io.operationscenter.kit.lease.Leases;
import io.operationscenter.kit.lease.ReplicaIdentity;
import io.operationscenter.kit.store.Store;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Replicas share what one of them reads; a store in a file has but one user. */
@Dependent
final class ShareBoard {

  @Produces
  @Singleton
  BoardReaders readers(Store store, Leases leases, ReplicaIdentity replica, Clock clock) {
    return switch (store.kind()) {
      case SQLITE -> BoardReaders.ALONE;
      case POSTGRESQL -> new ReadForReplicas(store, leases, replica.holder(), clock);
    };
  }
}
