package io.operationscenter.planner.routing.switchboard;

import io.operationscenter.planner.routing.switchboard.TransportFailure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The connections to SwitchBoard: HTTP/1.1 without an upgrade, redirects not followed. SwitchBoard
 * closes what is idle for 5 s, so connections unused for nearly as long are given up first.
 */
final class Line implements AutoCloseable {

  private static final long LONGEST_IDLE = TimeUnit.SECONDS.toNanos(4);

  private final Duration connectLimit;
  private final LongSupplier nanoTime;
  private @Nullable HttpClient client;
  private long lastUse;

  Line(Duration connectLimit, LongSupplier nanoTime) {
    this.connectLimit = connectLimit;
    this.nanoTime = nanoTime;
  }

  /** Sends the request and waits for the whole answer, at most for the limit. */
  Answer exchange(HttpRequest request, Duration limit) throws TransportFailure {
    AtomicBoolean answering = new AtomicBoolean();
    CompletableFuture<HttpResponse<Body>> pending =
        client()
            .sendAsync(
                request,
                head -> {
                  answering.set(true);
                  return new BoundedBody();
                });
    try {
      HttpResponse<Body> response = pending.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      return new Answer(response.statusCode(), response.body());
    } catch (TimeoutException e) {
      pending.cancel(true);
      throw new TransportFailure(
          answering.get() ? Kind.TIMEOUT_IN_ANSWER : Kind.TIMEOUT_BEFORE_ANSWER,
          "no complete answer within " + limit.toMillis() + " ms");
    } catch (InterruptedException e) {
      pending.cancel(true);
      Thread.currentThread().interrupt();
      throw new TransportFailure(Kind.INTERRUPTED, "the wait was interrupted");
    } catch (ExecutionException e) {
      throw failure(e.getCause(), answering.get());
    } finally {
      used();
    }
  }

  private synchronized HttpClient client() {
    HttpClient kept = client;
    if (kept != null && nanoTime.getAsLong() - lastUse > LONGEST_IDLE) {
      kept.shutdown();
      kept = null;
    }
    if (kept == null) {
      kept = newClient();
    }
    client = kept;
    lastUse = nanoTime.getAsLong();
    return kept;
  }

  private synchronized void used() {
    lastUse = nanoTime.getAsLong();
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.shutdownNow();
      client = null;
    }
  }

  private HttpClient newClient() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(connectLimit)
        .build();
  }

  private static TransportFailure failure(@Nullable Throwable cause, boolean answering) {
    String sentence = sentence(cause);
    return switch (cause) {
      case HttpConnectTimeoutException _ ->
          new TransportFailure(Kind.TIMEOUT_BEFORE_ANSWER, sentence);
      case HttpTimeoutException _ ->
          new TransportFailure(
              answering ? Kind.TIMEOUT_IN_ANSWER : Kind.TIMEOUT_BEFORE_ANSWER, sentence);
      case ConnectException _ -> new TransportFailure(Kind.CONNECT, sentence);
      case UnresolvedAddressException _ -> new TransportFailure(Kind.CONNECT, sentence);
      case IOException broken when answering || partOfHead(broken) ->
          new TransportFailure(Kind.DROPPED_IN_ANSWER, sentence);
      case null, default -> new TransportFailure(Kind.CLOSED_BEFORE_ANSWER, sentence);
    };
  }

  /** The JDK's client says of a broken head where it was reading, if it had read anything. */
  private static boolean partOfHead(IOException broken) {
    return String.valueOf(broken.getMessage()).startsWith("parsing HTTP/1.1");
  }

  private static String sentence(@Nullable Throwable cause) {
    if (cause == null) {
      return "unknown";
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
