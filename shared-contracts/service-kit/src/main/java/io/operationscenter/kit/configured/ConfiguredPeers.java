package io.operationscenter.kit.configured;

import io.operationscenter.kit.config.ServicesSection;
import io.operationscenter.kit.edge.PeerAddresses;
import io.operationscenter.kit.service.ListenAddress;
import io.operationscenter.kit.service.Service;
import io.operationscenter.kit.service.ServiceSettings;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;

/**
 * Where the other services are: what this process was told directly, else the operator's file, else
 * this machine at their default ports.
 */
@Singleton
final class ConfiguredPeers implements PeerAddresses {

  private final ServiceSettings settings;
  private final ConfigurationInUse configuration;

  ConfiguredPeers(ServiceSettings settings, ConfigurationInUse configuration) {
    this.settings = settings;
    this.configuration = configuration;
  }

  @Override
  public List<URI> of(Service service) {
    List<URI> told = settings.peers().get(service.id());
    if (told != null && !told.isEmpty()) {
      return told;
    }
    return configuration
        .values()
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
