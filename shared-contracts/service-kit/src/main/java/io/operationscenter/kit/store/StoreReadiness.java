package io.operationscenter.kit.store;

import io.operationscenter.kit.service.ReadinessCheck;
import jakarta.inject.Singleton;
import java.util.Optional;

/** A service whose store does not answer or cannot grow is not ready, and says why. */
@Singleton
final class StoreReadiness implements ReadinessCheck {

  private final Store store;

  StoreReadiness(Store store) {
    this.store = store;
  }

  @Override
  public String name() {
    return "store";
  }

  @Override
  public Optional<String> missing() {
    StoreHealth health = store.health();
    return health.ready() ? Optional.empty() : Optional.of(health.sentence());
  }
}
