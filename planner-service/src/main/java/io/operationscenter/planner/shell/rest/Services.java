package io.operationscenter.planner.shell.rest;

import io.operationscenter.kit.service.Service;
import io.operationscenter.kit.service.StartRefused;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** Opens clients for the services of an installation, with the operator's token. */
public final class Services {

  private static final Duration CONNECT = Duration.ofSeconds(2);

  private final Installation installation;
  private final Consumer<String> warn;

  /**
   * @param warn told what an operator should know about the installation
   */
  public Services(Installation installation, Consumer<String> warn) {
    this.installation = installation;
    this.warn = warn;
  }

  /** The board, lanes and plans. */
  public ServiceClient planner() {
    return client(Service.PLANNER);
  }

  /** Tickets, runs and evidence. */
  public ServiceClient execution() {
    return client(Service.EXECUTION);
  }

  private ServiceClient client(Service service) {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
    return new ServiceClient(
        new ServiceClient.Call(http, token(), Installation.codec()),
        service,
        installation.addressesOf(service, warn));
  }

  private String token() {
    Path file = installation.dataRoot().secrets().resolve("operator.token");
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      StartRefused refusal =
          StartRefused.failed(
              "The operator's token %s cannot be read. Set OPERATIONS_CENTER_HOME to the data root of the installation, or make one with: operations-center up"
                  .formatted(file));
      refusal.initCause(e);
      throw refusal;
    }
  }
}
