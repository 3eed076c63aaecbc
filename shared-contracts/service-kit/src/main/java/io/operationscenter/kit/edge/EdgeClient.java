package io.operationscenter.kit.edge;

import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Calls another service through its API interface. The replicas take turns, since each answers for
 * all of them from the store they share. Commands are idempotent (design §2), but only an address
 * that took no connection makes way for the next one: whatever was sent is answered or fails.
 *
 * @param <A> API interface of contracts
 */
public final class EdgeClient<A> {

  private final List<URI> addresses;
  private final List<A> replicas;
  private final AtomicInteger calls = new AtomicInteger();

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
    int first = calls.getAndIncrement();
    for (int next = 0; next < replicas.size(); next++) {
      A replica = replicas.get(Math.floorMod(first + next, replicas.size()));
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
