package io.operationscenter.planner.board.plane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A server that speaks Plane's wire format; what it answers says whoever makes it. */
final class PlaneStub implements AutoCloseable {

  static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A request as it came over the wire.
   *
   * @param path not decoded
   * @param headers the first value of each, names in lower case
   */
  record Received(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      JsonNode body,
      String version) {}

  /** What goes back. */
  sealed interface Reply {

    record Json(int status, Map<String, String> headers, String body) implements Reply {}

    /** Promises a body and closes the connection in the middle of it. */
    record Broken() implements Reply {}

    static Reply of(int status, String body) {
      return new Json(status, Map.of(), body);
    }

    static Reply of(int status, JsonNode body) {
      return of(status, body.isMissingNode() ? "" : body.toString());
    }
  }

  /** Decides on the answers. */
  @FunctionalInterface
  interface Answering {
    Reply to(Received request) throws IOException, InterruptedException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Received> received = new CopyOnWriteArrayList<>();

  PlaneStub(Answering answering) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, answering));
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Received> received() {
    return List.copyOf(received);
  }

  /** The requests as {@code METHOD last-part-of-the-path}. */
  List<String> requests() {
    return received.stream()
        .map(one -> one.method() + " " + one.path().replaceFirst(".*/projects/[^/]+", ""))
        .toList();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange, Answering answering) throws IOException {
    try (exchange) {
      Received request = read(exchange);
      received.add(request);
      switch (answering.to(request)) {
        case Reply.Broken _ -> {
          exchange.sendResponseHeaders(200, 10);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
        }
        case Reply.Json reply -> {
          byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          reply.headers().forEach(exchange.getResponseHeaders()::set);
          exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Received read(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    byte[] body = exchange.getRequestBody().readAllBytes();
    return new Received(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        query(exchange.getRequestURI().getRawQuery()),
        headers,
        body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body),
        exchange.getProtocol());
  }

  private static Map<String, String> query(@Nullable String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String part : List.of(Optional.ofNullable(raw).orElse("").split("&", -1))) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        query.put(
            part.substring(0, equals),
            URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return query;
  }
}
