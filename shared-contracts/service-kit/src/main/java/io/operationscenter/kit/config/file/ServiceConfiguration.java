package io.operationscenter.kit.config.file;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.codec.Fault;
import io.operationscenter.contracts.codec.Reading;
import io.operationscenter.kit.config.environment.EnvironmentReader;
import io.operationscenter.kit.config.environment.EnvironmentSettings;
import io.operationscenter.kit.config.environment.Locations;
import io.operationscenter.kit.config.secrets.SecretNeeds;
import io.operationscenter.kit.config.secrets.Secrets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that a service is told when it starts.
 *
 * @param loaded the operator's file
 * @param environment the knobs of the environment
 * @param secrets the service's own
 */
public record ServiceConfiguration(
    LoadedConfiguration loaded, EnvironmentSettings environment, Secrets secrets) {

  /**
   * Reads file, environment and secrets.
   *
   * @param codec reads the records
   * @param needs which secrets the service holds
   * @param environment the value of a variable, null when it is unset
   * @param workingDirectory where a relative path of the file starts
   * @throws ConfigurationRejected with the faults of all three
   */
  public static ServiceConfiguration read(
      ContractCodec codec,
      SecretNeeds needs,
      Function<String, @Nullable String> environment,
      Path workingDirectory) {
    EnvironmentReader variables = new EnvironmentReader(codec, environment);
    Reading<EnvironmentSettings> settings = variables.read(EnvironmentSettings.class);
    List<ConfigurationFault> faults = new ArrayList<>(unplaced(settings.faults()));
    String named = variables.read(Locations.class).orThrow("environment").config();
    ConfigurationReading reading = examine(codec, named, workingDirectory);
    if (reading instanceof ConfigurationReading.Refused refused) {
      faults.addAll(refused.faults());
    }
    if (reading instanceof LoadedConfiguration loaded && settings.value() != null) {
      Secrets.Resolution resolution =
          Secrets.resolve(needs.of(loaded.configuration(), settings.value()), environment);
      if (resolution.faults().isEmpty()) {
        return new ServiceConfiguration(loaded, settings.value(), resolution.secrets());
      }
      faults.addAll(unplaced(resolution.faults()));
    }
    throw new ConfigurationRejected(named, faults);
  }

  private static ConfigurationReading examine(
      ContractCodec codec, String named, Path workingDirectory) {
    try {
      return new OperatorConfigurationFile(codec).examine(workingDirectory.resolve(named));
    } catch (InvalidPathException noPath) {
      return new ConfigurationReading.Refused(
          List.of(
              new ConfigurationFault(
                  "OPERATIONS_CENTER_CONFIG", null, "must be a path: " + named)));
    }
  }

  private static List<ConfigurationFault> unplaced(List<Fault> faults) {
    return faults.stream()
        .map(fault -> new ConfigurationFault(fault.path(), null, fault.message()))
        .toList();
  }
}
