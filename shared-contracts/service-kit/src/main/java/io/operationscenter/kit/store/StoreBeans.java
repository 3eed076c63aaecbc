package io.operationscenter.kit.store;

import io.operationscenter.kit.service.StartRefused;
import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Opens the service's store at start, and closes it as the last thing. */
@Dependent
final class StoreBeans {

  /** A service with tables of its own produces its own list. */
  @Produces
  @Singleton
  @DefaultBean
  Migrations migrations() {
    return Migrations.ofKit();
  }

  @Produces
  @Singleton
  @Startup
  Store store(StoreSettings settings, Migrations migrations) {
    try {
      return Store.open(settings, migrations);
    } catch (StoreException e) {
      StartRefused refusal = StartRefused.failed(String.valueOf(e.getMessage()));
      refusal.initCause(e);
      throw refusal;
    }
  }

  void close(@Disposes Store store) {
    store.close();
  }
}
