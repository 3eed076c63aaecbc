package io.operationscenter.kit.edge;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.operationscenter.kit.correlation.CorrelateCalls;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.inject.Singleton;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Builds clients for the edges on which this service calls. Keep a client; each has connections.
 */
@Singleton
public final class EdgeClients {

  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** Longer than the longest wait an event feed allows (25 s). */
  private static final Duration READ = Duration.ofSeconds(35);

  private final Credentials credentials;
  private final PeerAddresses peers;
  private final ObjectMapper json;

  EdgeClients(Credentials credentials, PeerAddresses peers, ObjectMapper json) {
    this.credentials = credentials;
    this.peers = peers;
    this.json = json;
  }

  /** A client for the service behind the edge, at the configured addresses. */
  public <A> EdgeClient<A> on(Edge edge, Class<A> api) {
    return at(peers.of(edge.callee()), edge, api);
  }

  /** A client for this service itself, where it listens. */
  public <A> EdgeClient<A> toSelf(URI address, Class<A> api) {
    return at(List.of(address), Edge.SELF, api);
  }

  private <A> EdgeClient<A> at(List<URI> addresses, Edge edge, Class<A> api) {
    Token token = credentials.own(edge);
    return new EdgeClient<>(
        addresses, addresses.stream().map(address -> build(address, token, api)).toList());
  }

  private <A> A build(URI address, Token token, Class<A> api) {
    ClientRequestFilter authorize =
        call -> call.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token.text());
    return QuarkusRestClientBuilder.newBuilder()
        .baseUri(address)
        .connectTimeout(CONNECT.toMillis(), TimeUnit.MILLISECONDS)
        .readTimeout(READ.toMillis(), TimeUnit.MILLISECONDS)
        .followRedirects(false)
        .register(authorize)
        .register(new CorrelateCalls())
        .register(new ReadProblems(json))
        .build(api);
  }
}
