package io.operationscenter.planner.shell.rest;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.kit.config.OperatorConfiguration;
import io.operationscenter.kit.config.ServicesSection;
import io.operationscenter.kit.config.file.ConfigurationReading;
import io.operationscenter.kit.config.file.LoadedConfiguration;
import io.operationscenter.kit.config.file.OperatorConfigurationFile;
import io.operationscenter.kit.service.DataRoot;
import io.operationscenter.kit.service.ListenAddress;
import io.operationscenter.kit.service.Service;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The installation that commands speak to: its data root, its operator's file, its addresses.
 *
 * @param environment variables by name
 * @param workingDirectory where relative paths start
 */
public record Installation(Map<String, String> environment, Path workingDirectory) {

  private static final String FILE_VARIABLE = "OPERATIONS_CENTER_CONFIG";
  private static final String DEFAULT_FILE = "config/operations_center.local.yaml";

  /** Reads answers only; they carry their times, so none is ever made up. */
  private static final Clock NO_CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  /** Copies the variables. */
  public Installation {
    environment = Map.copyOf(environment);
  }

  /** Where files and secrets lie. */
  public DataRoot dataRoot() {
    return new DataRoot(
        workingDirectory.resolve(environment.getOrDefault(DataRoot.VARIABLE, "./var")));
  }

  /** Who works at this terminal, as far as the environment tells. */
  public String user() {
    return Stream.of("USER", "LOGNAME")
        .map(name -> environment.getOrDefault(name, ""))
        .filter(name -> !name.isBlank())
        .findFirst()
        .orElse("operator");
  }

  /** How records become JSON and back. */
  public static ContractCodec codec() {
    return ContractCodec.withRandomIds(NO_CLOCK);
  }

  /** Where the operator's file lies, or would. */
  public Path file() {
    return workingDirectory.resolve(environment.getOrDefault(FILE_VARIABLE, DEFAULT_FILE));
  }

  /**
   * The operator's file; empty when there is none.
   *
   * @param warn told when it is there and faulty: a faulty file must not keep anybody from looking
   *     at what runs
   */
  public Optional<OperatorConfiguration> configuration(Consumer<String> warn) {
    Path file = file();
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    return switch (new OperatorConfigurationFile(codec()).examine(file)) {
      case LoadedConfiguration loaded -> Optional.of(loaded.configuration());
      case ConfigurationReading.Refused refused -> {
        warn.accept(
            "%s has %d fault(s) and is not used, the first is: %s"
                .formatted(file, refused.faults().size(), refused.faults().getFirst()));
        yield Optional.empty();
      }
    };
  }

  /** Where a service is: what the environment says, else the file, else this machine. */
  List<URI> addressesOf(Service service, Consumer<String> warn) {
    String told =
        environment.getOrDefault(
            "OPERATIONS_CENTER_PEERS_" + service.id().toUpperCase(Locale.ROOT), "");
    if (!told.isBlank()) {
      return Arrays.stream(told.split(",", -1)).map(String::strip).map(URI::create).toList();
    }
    return configuration(warn)
        .map(values -> inFile(values.services(), service))
        .orElseGet(
            () ->
                List.of(
                    URI.create(
                        "http://%s:%d".formatted(ListenAddress.LOOPBACK, service.defaultPort()))));
  }

  private static List<URI> inFile(ServicesSection services, Service service) {
    List<String> addresses =
        switch (service) {
          case PLANNER -> services.planner();
          case EXECUTION -> services.execution();
          case REVIEW -> services.review();
          case INGEST -> services.ingest();
        };
    return addresses.stream().map(URI::create).toList();
  }
}
