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
  private final AtomicInteger questions = new AtomicInteger();

  private FakeService(Behaviour behaviour, Path dataRoot) {
    this.behaviour = behaviour;
    this.dataRoot = dataRoot;
  }

  public static void main(String[] arguments) throws Exception {
    Behaviour behaviour = Behaviour.valueOf(arguments[0]);
    List<String> command = Arrays.asList(arguments).subList(1, arguments.length);
    switch (command.getFirst()) {
      case "serve" -> {
        if (behaviour == Behaviour.DIES_AT_START) {
          System.out.println("store.kind is 'oracle': not one of sqlite, postgresql");
          System.exit(3);
        }
        new FakeService(behaviour, Path.of(option(command, "--data-root")))
            .serve(option(command, "--host"), Integer.parseInt(option(command, "--port")));
      }
      case "version" -> System.out.println("fake 1.2.3");
      default -> {
        System.out.println(
            "command " + command + " home " + System.getenv("OPERATIONS_CENTER_HOME"));
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
    server.start();
    System.out.println("listening on " + port);
    if (behaviour == Behaviour.IGNORES_TERM) {
      Runtime.getRuntime().addShutdownHook(new Thread(FakeService::waitForever));
    }
    waitForever();
  }

  private void answerReady(HttpExchange exchange) throws IOException {
    Path secret = dataRoot.resolve("secrets/operator.token");
    String expected = "Bearer " + Files.readString(secret, StandardCharsets.US_ASCII).strip();
    if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      answer(exchange, 401, "{}");
    } else if (behaviour == Behaviour.NEVER_READY) {
      answer(exchange, 503, MISSING);
    } else if (behaviour == Behaviour.SLOW_TO_BE_READY && questions.incrementAndGet() < 4) {
      answer(exchange, 503, "{}");
    } else {
      answer(exchange, 200, "{\"status\":\"UP\"}");
    }
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
