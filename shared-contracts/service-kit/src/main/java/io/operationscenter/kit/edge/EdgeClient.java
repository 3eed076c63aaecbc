package io.operationscenter.kit.edge;

import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Function;

/**
 * Calls another service through its API interface. Commands are idempotent (design §2), but only an
 * address that took no connection makes way for the next one: whatever was sent is answered or
 * fails.
 *
 * @param <A> API interface of contracts
 */
public final class EdgeClient<A> {

  private final List<URI> addresses;
  private final List<A> replicas;

  EdgeClient(List<URI> addresses, List<A> replicas) {
    this.addresses = List.copyOf(addresses);
    this.replicas = List.copyOf(replicas);
  }

  /**
   * Makes one call.
   *
   * @throws PeerRefused when the service answered with a problem
   * @throws PeerAway when no address answered
   */
  public <R> R call(Function<A, R> call) {
    ProcessingException last = new ProcessingException("no address is configured");
    for (A replica : replicas) {
      try {
        return call.apply(replica);
      } catch (ProcessingException e) {
        last = e;
        if (!neverConnected(e)) {
          break;
        }
      }
    }
    throw new PeerAway(addresses, last);
  }

  private static boolean neverConnected(ProcessingException failure) {
    Throwable cause = failure.getCause();
    return cause instanceof ConnectException || cause instanceof UnknownHostException;
  }
}
