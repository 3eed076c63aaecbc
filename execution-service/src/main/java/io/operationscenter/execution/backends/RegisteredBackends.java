package io.operationscenter.execution.backends;

import io.operationscenter.contracts.enums.BackendName;
import io.operationscenter.kit.configured.ConfigurationInUse;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * The adapters of this build, of which the settings decide (spec 03 §5): kodo, direct_local and
 * aider_local always, demo_stub only by {@code execution.demo_stub_enabled}.
 */
@Singleton
final class RegisteredBackends implements Backends {

  private final List<BackendAdapter> adapters;
  private final ConfigurationInUse configuration;

  RegisteredBackends(@All List<BackendAdapter> adapters, ConfigurationInUse configuration) {
    this.adapters = List.copyOf(adapters);
    this.configuration = configuration;
  }

  @Override
  public Optional<BackendAdapter> forBackend(BackendName backend) {
    return adapters.stream()
        .filter(adapter -> adapter.backend() == backend)
        .filter(_ -> backend != BackendName.DEMO_STUB || demoStubEnabled())
        .findFirst();
  }

  private boolean demoStubEnabled() {
    return configuration.values().map(values -> values.execution().demoStubEnabled()).orElse(false);
  }
}
