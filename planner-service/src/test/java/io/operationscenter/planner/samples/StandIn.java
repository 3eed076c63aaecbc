package io.operationscenter.planner.samples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A service on a port of its own that answers as told and remembers what it was asked. */
public final class StandIn implements AutoCloseable {

  private final HttpServer server;
  private final Map<String, Function<Asked, Answer>> answers = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  public StandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** What came in; the path is as sent. */
  public record Asked(
      String method, String path, String query, String authorization, String body) {}

  /** What goes out. */
  public static final class Answer {
    private final int status;
    private final String type;
    private final byte[] body;

    public Answer(int status, String type, byte[] body) {
      this.status = status;
      this.type = type;
      this.body = body.clone();
    }

    public static Answer json(Object record) {
      return json(200, SampleRuns.CODEC.json(record));
    }

    public static Answer json(int status, String text) {
      return new Answer(status, "application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer problem(int status, String detail) {
      return json(
          status,
          """
          {"type":"urn:operations-center:problem:x","title":"Title","status":%d,"detail":"%s","instance":"/","errors":[],"correlation_id":"c-1"}"""
              .formatted(status, detail));
    }
  }

  /** Answers one method and path; {@code *} as its last segment stands for any without one. */
  public StandIn on(String method, String path, Function<Asked, Answer> answer) {
    answers.put(method + " " + path, answer);
    return this;
  }

  /** Answers one method and path with a record. */
  public StandIn on(String method, String path, Object record) {
    return on(method, path, _ -> Answer.json(record));
  }

  public List<Asked> asked() {
    return List.copyOf(new ArrayList<>(asked));
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    URI uri = exchange.getRequestURI();
    Asked request =
        new Asked(
            exchange.getRequestMethod(),
            uri.getRawPath(),
            uri.getRawQuery() == null ? "" : uri.getRawQuery(),
            String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    asked.add(request);
    String key = request.method() + " " + request.path();
    Answer answer =
        answers
            .getOrDefault(
                key,
                answers.getOrDefault(
                    key.replaceFirst("[^/]*$", "*"),
                    _ -> Answer.problem(404, "There is nothing at this path.")))
            .apply(request);
    exchange.getResponseHeaders().add("Content-Type", answer.type);
    exchange.sendResponseHeaders(answer.status, answer.body.length == 0 ? -1 : answer.body.length);
    exchange.getResponseBody().write(answer.body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
