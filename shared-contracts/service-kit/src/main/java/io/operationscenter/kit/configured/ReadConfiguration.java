package io.operationscenter.kit.configured;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.kit.config.environment.EnvironmentReader;
import io.operationscenter.kit.config.environment.Locations;
import io.operationscenter.kit.config.file.ConfigurationRejected;
import io.operationscenter.kit.config.file.OperatorConfigurationFile;
import io.operationscenter.kit.config.file.ReloadableConfiguration;
import io.operationscenter.kit.config.file.ServiceConfiguration;
import io.operationscenter.kit.config.secrets.SecretNeeds;
import io.operationscenter.kit.service.Service;
import io.operationscenter.kit.service.ServiceSettings;
import io.operationscenter.kit.service.StartRefused;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads file, environment and secrets once at start; a fault in any of them refuses the start. */
@Dependent
final class ReadConfiguration {

  private static final String FILE_VARIABLE = "OPERATIONS_CENTER_CONFIG";

  private final Service service;
  private final ServiceSettings settings;
  private final Clock clock;

  ReadConfiguration(Service service, ServiceSettings settings, Clock clock) {
    this.service = service;
    this.settings = settings;
    this.clock = clock;
  }

  @Produces
  @Singleton
  @Startup
  ConfigurationInUse read() {
    ContractCodec codec = ContractCodec.withRandomIds(clock);
    Path here = Path.of("").toAbsolutePath();
    Function<String, @Nullable String> environment = this::variable;
    String file =
        new EnvironmentReader(codec, environment)
            .read(Locations.class)
            .orThrow("environment")
            .config();
    if (settings.config().isEmpty() && Files.notExists(here.resolve(file))) {
      return new ConfigurationInUse.Defaults(file);
    }
    try {
      ServiceConfiguration read = ServiceConfiguration.read(codec, needs(), environment, here);
      return new ConfigurationInUse.FromFile(
          new ReloadableConfiguration(new OperatorConfigurationFile(codec), read.loaded(), clock),
          read.secrets());
    } catch (ConfigurationRejected e) {
      StartRefused refusal = StartRefused.failed(String.valueOf(e.getMessage()));
      refusal.initCause(e);
      throw refusal;
    }
  }

  /** {@code serve --config} stands above the variable of the same meaning. */
  private @Nullable String variable(String name) {
    return name.equals(FILE_VARIABLE) && settings.config().isPresent()
        ? settings.config().get()
        : System.getenv(name);
  }

  private SecretNeeds needs() {
    return switch (service) {
      case PLANNER -> SecretNeeds.planner();
      case EXECUTION -> SecretNeeds.execution();
      case REVIEW -> SecretNeeds.review();
      case INGEST -> SecretNeeds.ingest();
    };
  }
}
