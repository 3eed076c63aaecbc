package io.operationscenter.kit.cli;

import io.operationscenter.kit.edge.Edge;
import io.operationscenter.kit.edge.EdgeSecrets;
import io.operationscenter.kit.service.DataRoot;
import io.operationscenter.kit.service.DataRootLock;
import io.operationscenter.kit.service.ListenAddress;
import io.operationscenter.kit.service.Service;
import jakarta.enterprise.inject.Vetoed;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Starts the service. What an operator can have got wrong is looked at first, so that it is
 * answered with a sentence before anything runs.
 */
@Vetoed
@Command(
    name = "serve",
    description = {
      "Run the service until SIGTERM or SIGINT.",
      "What is in flight then is finished, for at most 10 seconds; the exit code is 143 or 130."
    })
final class Serve implements Callable<Integer> {

  private final Service service;

  @Spec private CommandSpec spec;

  @Option(
      names = "--host",
      defaultValue = ListenAddress.LOOPBACK,
      description = "Interface to listen on; default ${DEFAULT-VALUE}.")
  private String host;

  @Option(names = "--port", description = "Port to listen on; default is the service's own.")
  private Optional<Integer> port;

  @Option(
      names = "--data-root",
      defaultValue = "${env:" + DataRoot.VARIABLE + ":-./var}",
      description = "Where files are kept; default $" + DataRoot.VARIABLE + " or ./var.")
  private Path dataRoot;

  @Option(
      names = "--config",
      description =
          "The operator's YAML file; default $OPERATIONS_CENTER_CONFIG or"
              + " config/operations_center.local.yaml.")
  private Optional<Path> config;

  @Option(
      names = "--log-format",
      defaultValue = "json",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
  private LogFormat logFormat;

  Serve(Service service) {
    this.service = service;
  }

  @Override
  public Integer call() {
    DataRoot root = new DataRoot(dataRoot);
    requirePort();
    ListenAddress address = new ListenAddress(host, port.orElse(service.defaultPort()));
    root.prepareFor(service);
    try (DataRootLock _ = DataRootLock.take(root, service)) {
      ensureCredentials(root);
      address.requireFree();
      return new RunQuarkus(root, address, config, logFormat).untilStopped();
    }
  }

  private void requirePort() {
    int given = port.orElse(service.defaultPort());
    if (given < 0 || given > ListenAddress.HIGHEST_PORT) {
      throw new ParameterException(
          spec.commandLine(),
          "--port must be 1 to %d, or 0 for any free one; it is %d"
              .formatted(ListenAddress.HIGHEST_PORT, given));
    }
  }

  private void ensureCredentials(DataRoot root) {
    EdgeSecrets secrets = new EdgeSecrets(root, new SecureRandom());
    Stream.concat(Edge.into(service).stream(), Edge.outOf(service).stream())
        .forEach(secrets::ensure);
  }
}
