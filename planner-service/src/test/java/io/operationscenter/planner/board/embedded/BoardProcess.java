package io.operationscenter.planner.board.embedded;

import static org.awaitility.Awaitility.await;

import io.operationscenter.kit.testing.ServiceProcess;
import io.operationscenter.planner.PlannerMain;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** {@code planner board} as a process of its own, from the classes under test. */
final class BoardProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final Path dataRoot;
  private final Path stderr;
  private final int port;

  private BoardProcess(Process process, Path dataRoot, Path stderr, int port) {
    this.process = process;
    this.dataRoot = dataRoot;
    this.stderr = stderr;
    this.port = port;
  }

  /** Started, perhaps not yet listening. */
  static BoardProcess start(Path dataRoot, int port, Map<String, String> environment)
      throws IOException {
    Path stderr = Files.createTempFile("board", ".err");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            PlannerMain.class.getName(),
            "board",
            "--port",
            Integer.toString(port),
            "--data-root",
            dataRoot.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(stderr.toFile());
    builder.environment().putAll(environment);
    return new BoardProcess(builder.start(), dataRoot, stderr, port);
  }

  /** Started and answering. */
  static BoardProcess serving(Path dataRoot, Map<String, String> environment) throws IOException {
    BoardProcess board = start(dataRoot, ServiceProcess.freePort(), environment);
    await("the board answers")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(board::isLive);
    return board;
  }

  private boolean isLive() throws IOException, InterruptedException {
    if (!process.isAlive()) {
      throw new IllegalStateException("the board ended: " + stderr());
    }
    try {
      URI live = URI.create("http://127.0.0.1:%d/q/health/live".formatted(port));
      HttpRequest request = HttpRequest.newBuilder(live).timeout(PATIENCE).build();
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (java.net.ConnectException notYet) {
      return false;
    }
  }

  private HttpRequest request(String method, String path, String body) throws IOException {
    Path token = dataRoot.resolve("secrets/board-planner.token");
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
        .timeout(PATIENCE)
        .header("X-Api-Key", Files.readString(token).strip())
        .header("Content-Type", "application/json")
        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
        .build();
  }

  HttpResponse<String> call(String method, String path, String body)
      throws IOException, InterruptedException {
    return HTTP.send(request(method, path, body), BodyHandlers.ofString());
  }

  CompletableFuture<HttpResponse<String>> callLater(String method, String path, String body)
      throws IOException {
    return HTTP.sendAsync(request(method, path, body), BodyHandlers.ofString());
  }

  void sigterm() {
    process.toHandle().destroy();
  }

  void kill() {
    process.toHandle().destroyForcibly();
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("the board does not end: " + process.pid());
    }
    return process.exitValue();
  }

  String stderr() throws IOException {
    return Files.readString(stderr);
  }

  @Override
  public void close() throws IOException {
    kill();
    try {
      exitCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Files.delete(stderr);
  }
}
