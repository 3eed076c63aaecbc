package io.operationscenter.kit.store;

import io.operationscenter.kit.service.DataRoot;
import io.operationscenter.kit.service.Service;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

@Dependent
final class TemporarySettings {
  @Produces
  @Singleton
  StoreSettings settings(Service service, DataRoot root) {
    return StoreSettings.sqlite(service.id(), root.path());
  }
}
