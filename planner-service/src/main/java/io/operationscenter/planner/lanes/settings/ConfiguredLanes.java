package io.operationscenter.planner.lanes.settings;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.kit.config.MaintenanceWindow;
import io.operationscenter.kit.config.ManagedRepository;
import io.operationscenter.kit.config.OperatorConfiguration;
import io.operationscenter.kit.config.environment.EnvironmentReader;
import io.operationscenter.kit.config.environment.Polling;
import io.operationscenter.kit.configured.ConfigurationInUse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads them from the operator's file and, for the intervals, from the environment. */
@Singleton
final class ConfiguredLanes implements LaneSettings {

  private static final String NO_FILE = "defaults";

  private final ConfigurationInUse configuration;
  private final Duration goalInterval;
  private final Path here;

  @Inject
  ConfiguredLanes(ConfigurationInUse configuration, Clock clock) {
    this(configuration, clock, System::getenv);
  }

  ConfiguredLanes(
      ConfigurationInUse configuration,
      Clock clock,
      Function<String, @Nullable String> environment) {
    this.configuration = configuration;
    this.here = Path.of("").toAbsolutePath();
    this.goalInterval =
        Duration.ofSeconds(
            new EnvironmentReader(ContractCodec.withRandomIds(clock), environment)
                .read(Polling.class)
                .orThrow("environment")
                .goalSeconds());
  }

  @Override
  public String digest() {
    return switch (configuration) {
      case ConfigurationInUse.FromFile file -> file.file().state().digest();
      case ConfigurationInUse.Defaults _ -> NO_FILE;
    };
  }

  @Override
  public void reload() {
    if (configuration instanceof ConfigurationInUse.FromFile file) {
      file.file().reload();
    }
  }

  @Override
  public boolean configured() {
    return configuration.values().isPresent();
  }

  @Override
  public Map<String, ManagedRepository> repositories() {
    return configuration.values().map(OperatorConfiguration::repos).orElse(Map.of());
  }

  @Override
  public Optional<String> selfRepository() {
    Optional<String> named = configuration.values().map(OperatorConfiguration::selfRepoKey);
    return named.isPresent() ? named : checkedOutHere();
  }

  @Override
  public int parallelSlots() {
    return configuration
        .values()
        .map(values -> (int) Math.min(values.parallelSlots(), 1_000))
        .orElse(1);
  }

  @Override
  public List<MaintenanceWindow> maintenanceWindows() {
    return configuration.values().map(OperatorConfiguration::maintenanceWindows).orElse(List.of());
  }

  @Override
  public Duration goalInterval() {
    return goalInterval;
  }

  /** Unset, it is the repository whose checkout this process works in (spec 06 §4). */
  private Optional<String> checkedOutHere() {
    return repositories().entrySet().stream()
        .filter(
            entry ->
                entry.getValue().localPath() != null
                    && Path.of(entry.getValue().localPath())
                        .toAbsolutePath()
                        .normalize()
                        .equals(here))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
