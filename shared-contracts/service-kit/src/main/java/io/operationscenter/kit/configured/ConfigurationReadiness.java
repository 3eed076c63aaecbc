package io.operationscenter.kit.configured;

import io.operationscenter.kit.config.file.ConfigurationState;
import io.operationscenter.kit.config.file.ReloadOutcome;
import io.operationscenter.kit.service.ReadinessCheck;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Shows the digest of the configuration in use, and when the file has since gone bad that the last
 * good one still holds. Neither keeps a service from working.
 */
@Singleton
final class ConfigurationReadiness implements ReadinessCheck {

  private final ConfigurationInUse configuration;

  ConfigurationReadiness(ConfigurationInUse configuration) {
    this.configuration = configuration;
  }

  @Override
  public String name() {
    return "configuration";
  }

  @Override
  public Optional<String> missing() {
    return Optional.empty();
  }

  @Override
  public String present() {
    return switch (configuration) {
      case ConfigurationInUse.Defaults none -> "defaults, there is no " + none.expected();
      case ConfigurationInUse.FromFile file -> describe(file.file().state());
    };
  }

  private static String describe(ConfigurationState state) {
    return switch (state.outcome()) {
      case ReloadOutcome.Unchanged _, ReloadOutcome.Replaced _ -> state.digest();
      case ReloadOutcome.Refused refused ->
          "%s, the last good one: the file now has %d fault(s), see the log"
              .formatted(state.digest(), refused.faults().size());
    };
  }
}
