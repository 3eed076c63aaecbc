package io.operationscenter.kit.about;

import io.operationscenter.contracts.api.PeerAnswer;
import io.operationscenter.contracts.api.ServiceApi;
import io.operationscenter.kit.edge.Edge;
import io.operationscenter.kit.edge.EdgeClient;
import io.operationscenter.kit.edge.EdgeClients;
import io.operationscenter.kit.problem.ProblemException;
import io.operationscenter.kit.service.Service;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Asks this service and then every one it calls who they are, as work would ask them. */
@Singleton
final class AskPeers {

  private final Service service;
  private final HttpServer server;
  private final EdgeClients clients;
  private final Map<Edge, EdgeClient<ServiceApi>> known = new ConcurrentHashMap<>();

  AskPeers(Service service, HttpServer server, EdgeClients clients) {
    this.service = service;
    this.server = server;
    this.clients = clients;
  }

  List<PeerAnswer> all() {
    List<PeerAnswer> answers = new ArrayList<>();
    answers.add(ask(Edge.SELF, service));
    Edge.outOf(service).forEach(edge -> answers.add(ask(edge, edge.callee())));
    return List.copyOf(answers);
  }

  private PeerAnswer ask(Edge edge, Service peer) {
    try {
      return PeerAnswer.answered(edge.id(), client(edge).call(ServiceApi::about));
    } catch (ProblemException e) {
      return PeerAnswer.failed(edge.id(), peer.id(), e.detail());
    }
  }

  private EdgeClient<ServiceApi> client(Edge edge) {
    return known.computeIfAbsent(
        edge,
        e ->
            e == Edge.SELF
                ? clients.toSelf(server.getLocalBaseUri(), ServiceApi.class)
                : clients.on(e, ServiceApi.class));
  }
}
