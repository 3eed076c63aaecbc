package io.operationscenter.kit.about;

import io.operationscenter.contracts.api.About;
import io.operationscenter.contracts.api.PeerAnswer;
import io.operationscenter.contracts.api.ServiceApi;
import io.operationscenter.kit.edge.Operation;
import io.operationscenter.kit.service.Build;
import io.operationscenter.kit.service.Service;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import java.util.List;

/** Answers about this service. */
@Singleton
@RunOnVirtualThread
class ServiceResource implements ServiceApi {

  private final Service service;
  private final AskPeers askPeers;

  ServiceResource(Service service, AskPeers askPeers) {
    this.service = service;
    this.askPeers = askPeers;
  }

  @Override
  @RolesAllowed(Operation.SERVICE_READ)
  public About about() {
    return Build.CURRENT.about(service);
  }

  @Override
  @RolesAllowed(Operation.SERVICE_READ)
  public List<PeerAnswer> peers() {
    return askPeers.all();
  }
}
