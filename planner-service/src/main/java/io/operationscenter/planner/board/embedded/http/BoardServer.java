package io.operationscenter.planner.board.embedded.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.operationscenter.kit.service.ListenAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Listens and hands every request to one handler, each on a virtual thread of its own. */
public final class BoardServer implements AutoCloseable {

  /** What a request body may hold (spec 10 §4). */
  public static final int BODY_LIMIT = 5 * 1024 * 1024;

  private static final int AT_ONCE = 256;
  private static final long DRAINED = 64L * 1024 * 1024;
  private static final Duration DRAIN = Duration.ofSeconds(10);

  private final HttpServer server;
  private final ExecutorService threads;
  private final Semaphore inFlight = new Semaphore(AT_ONCE, true);
  private final Handler handler;
  private final BiConsumer<Request, Throwable> failures;
  private volatile boolean stopped;

  private BoardServer(HttpServer server, Handler handler, BiConsumer<Request, Throwable> failures) {
    this.server = server;
    this.handler = handler;
    this.failures = failures;
    this.threads = Executors.newVirtualThreadPerTaskExecutor();
  }

  /**
   * Begins to listen.
   *
   * @param failures told of what the handler threw
   * @throws io.operationscenter.kit.service.StartRefused when the port cannot be had
   */
  public static BoardServer start(
      ListenAddress address, Handler handler, BiConsumer<Request, Throwable> failures) {
    // Read once when the server's classes load: without it a small answer waits for the client's
    // delayed acknowledgement; and nobody may hold a connection half a request long.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxReqTime", "60");
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(address.host(), address.port()), 128);
      BoardServer board = new BoardServer(server, handler, failures);
      server.setExecutor(board.threads);
      server.createContext("/", board::serve);
      server.start();
      return board;
    } catch (IOException e) {
      throw address.taken(e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void serve(HttpExchange exchange) throws IOException {
    inFlight.acquireUninterruptibly();
    try (exchange) {
      if (!stopped) {
        byte[] body = exchange.getRequestBody().readNBytes(BODY_LIMIT + 1);
        send(exchange, body.length > BODY_LIMIT ? tooLarge(exchange) : answer(exchange, body));
      }
    } finally {
      inFlight.release();
    }
  }

  private Answer answer(HttpExchange exchange, byte[] body) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException notText) {
      return error(400, "The body is not UTF-8");
    }
    Request request = request(exchange, text);
    try {
      return handler.handle(request);
    } catch (RuntimeException e) {
      failures.accept(request, e);
      return error(500, "Something went wrong please try again later");
    }
  }

  private static Request request(HttpExchange exchange, String body) {
    Map<String, String> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getLast()));
    String query = exchange.getRequestURI().getRawQuery();
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        query == null ? "" : query,
        headers,
        body);
  }

  private static Answer tooLarge(HttpExchange exchange) throws IOException {
    // A client that is still sending would not read the answer.
    exchange.getRequestBody().skip(DRAINED);
    return Answer.json(
        413,
        JsonNodeFactory.instance
            .objectNode()
            .put("error", "REQUEST_BODY_TOO_LARGE")
            .put("detail", "The size of the request body exceeds the maximum allowed size."));
  }

  private static Answer error(int status, String sentence) {
    return Answer.json(status, JsonNodeFactory.instance.objectNode().put("error", sentence));
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : body.length);
    if (!bodiless) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  /** Takes no more requests and lets those under way finish, for at most ten seconds. */
  @Override
  public void close() {
    try {
      if (!inFlight.tryAcquire(AT_ONCE, DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    stopped = true;
    server.stop(0);
    inFlight.release(AT_ONCE);
    threads.close();
  }
}
