package io.operationscenter.kit.lease;

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
}
