package io.operationscenter.deploy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands in for a service binary in tests of the launcher: the same command line, the same health
 * endpoints, and a behaviour given as first argument.
 */
final class FakeService {

  static final String MISSING = "{\"status\":\"DOWN\",\"missing\":\"plane.api_token_env\"}";

  /** How the stand-in behaves. */
  enum Behaviour {
    WELL,
    SLOW_TO_BE_READY,
    NEVER_READY,
    DIES_AT_START,
    IGNORES_TERM
  }

  private final Behaviour behaviour;
  private final Path dataRoot;
  private final boolean board;
  private final AtomicInteger questions = new AtomicInteger();

  private FakeService(Behaviour behaviour, Path dataRoot, boolean board) {
    this.behaviour = behaviour;
    this.dataRoot = dataRoot;
    this.board = board;
  }

  public static void main(String[] arguments) throws Exception {
    Behaviour behaviour = Behaviour.valueOf(arguments[0]);
    List<String> command = Arrays.asList(arguments).subList(1, arguments.length);
    switch (command.getFirst()) {
      case "board" ->
          new FakeService(behaviour, Path.of(option(command, "--data-root")), true)
              .serve(option(command, "--host"), Integer.parseInt(option(command, "--port")));
      case "serve" -> {
        if (behaviour == Behaviour.DIES_AT_START) {
          System.out.println("store.kind is 'oracle': not one of sqlite, postgresql");
          System.exit(3);
        }
        new FakeService(behaviour, Path.of(option(command, "--data-root")), false)
            .serve(option(command, "--host"), Integer.parseInt(option(command, "--port")));
      }
      case "login" -> System.out.println("http://control-room/login?code=once");
      case "version" -> System.out.println("fake 1.2.3");
      default -> {
        System.out.println(
            "command " + command + " home " + System.getenv("OPERATIONS_CENTER_HOME"));
        System.err.println(
            "planner at "
                + System.getenv("OPERATIONS_CENTER_PEERS_PLANNER")
                + " configuration "
                + System.getenv("OPERATIONS_CENTER_CONFIG"));
        System.exit(7);
      }
    }
  }

  private static String option(List<String> command, String name) {
    return command.get(command.indexOf(name) + 1);
  }

  private void serve(String host, int port) throws IOException, InterruptedException {
    HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
    server.createContext("/q/health/live", exchange -> answer(exchange, 200, "{}"));
    server.createContext("/q/health/ready", this::answerReady);
    server.createContext("/v1/login-links", this::answerLogin);
    server.createContext("/login/links/", this::answerBoardLogin);
    server.start();
    System.out.println("listening on " + port);
    if (behaviour == Behaviour.IGNORES_TERM) {
      Runtime.getRuntime().addShutdownHook(new Thread(FakeService::waitForever));
    }
    waitForever();
  }

  private void answerReady(HttpExchange exchange) throws IOException {
    if (!isAllowed(exchange)) {
      answer(exchange, 401, "{}");
    } else if (behaviour == Behaviour.NEVER_READY) {
      answer(exchange, 503, MISSING);
    } else if (behaviour == Behaviour.SLOW_TO_BE_READY && questions.incrementAndGet() < 4) {
      answer(exchange, 503, "{}");
    } else {
      answer(exchange, 200, "{\"status\":\"UP\"}");
    }
  }

  /** Planner's one-time link; the others have none. */
  private void answerLogin(HttpExchange exchange) throws IOException {
    boolean link = isAllowed(exchange) && exchange.getRequestMethod().equals("POST") && !board;
    answer(exchange, link ? 200 : 404, "{\"path\": \"/login?code=once\", \"expires_at\": \"x\"}");
  }

  /** The board's one-time link, for the key of the person. */
  private void answerBoardLogin(HttpExchange exchange) throws IOException {
    boolean person =
        board && secret("board-person").equals(exchange.getRequestHeaders().getFirst("X-API-Key"));
    answer(exchange, person ? 201 : 403, "{\"path\":\"/login?code=board\"}");
  }

  private boolean isAllowed(HttpExchange exchange) throws IOException {
    String secret = secret(board ? "board-planner" : "operator");
    return board
        ? secret.equals(exchange.getRequestHeaders().getFirst("X-API-Key"))
        : ("Bearer " + secret).equals(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  private String secret(String name) throws IOException {
    return Files.readString(
            dataRoot.resolve("secrets").resolve(name + ".token"), StandardCharsets.US_ASCII)
        .strip();
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static void waitForever() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
