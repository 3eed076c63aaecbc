package io.operationscenter.kit.lease;

import io.operationscenter.kit.service.DataRoot;
import io.operationscenter.kit.service.IdSource;
import io.operationscenter.kit.service.Service;
import io.operationscenter.kit.store.Store;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Leases of this service, kept in its store. */
@Dependent
final class LeaseBeans {

  @Produces
  @Singleton
  Leases leases(Store store, Clock clock) {
    return new Leases(store, clock);
  }

  @Produces
  @Singleton
  ReplicaIdentity replica(DataRoot root, Service service, IdSource ids) {
    root.prepareFor(service);
    return ReplicaIdentity.of(root.folderOf(service), ids.get());
  }
}
