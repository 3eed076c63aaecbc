package io.operationscenter.execution.settings;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.kit.config.environment.Budget;
import io.operationscenter.kit.config.environment.CircuitBreaker;
import io.operationscenter.kit.config.environment.EnvironmentReader;
import io.operationscenter.kit.config.environment.Operation;
import io.operationscenter.kit.config.file.ConfigurationState;
import io.operationscenter.kit.config.file.ReloadableConfiguration;
import io.operationscenter.kit.configured.ConfigurationInUse;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Takes the settings from the operator's file and the environment. */
@Singleton
final class FollowSettings implements Settings {

  private final ConfigurationInUse configuration;
  private final Limits limits;

  FollowSettings(ConfigurationInUse configuration, Clock clock) {
    this.configuration = configuration;
    EnvironmentReader environment =
        new EnvironmentReader(ContractCodec.withRandomIds(clock), System::getenv);
    this.limits =
        new Limits(
            environment.read(Budget.class).orThrow("environment"),
            environment.read(CircuitBreaker.class).orThrow("environment"),
            environment.read(Operation.class).orThrow("environment").prDryRun());
  }

  @Override
  public Optional<InForce> current() {
    return switch (configuration) {
      case ConfigurationInUse.Defaults _ -> Optional.empty();
      case ConfigurationInUse.FromFile from -> Optional.of(inForce(from.file()));
    };
  }

  @Override
  public Optional<InForce> reloaded() {
    if (configuration instanceof ConfigurationInUse.FromFile(ReloadableConfiguration file, _)) {
      file.reload();
    }
    return current();
  }

  private InForce inForce(ReloadableConfiguration file) {
    ConfigurationState state = file.state();
    return new InForce(state.loaded().configuration(), state.digest(), limits);
  }
}
