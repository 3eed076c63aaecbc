package io.operationscenter.planner.board.embedded;

import io.operationscenter.kit.service.DataRoot;
import io.operationscenter.kit.service.ListenAddress;
import io.operationscenter.kit.service.MachineClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A board in this process, on a free port, over a folder that outlives it. */
public final class BoardFixture implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final DataRoot root;
  private final EmbeddedBoard board;
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

  private BoardFixture(Path folder, int perMinute) {
    this.root = new DataRoot(folder);
    root.prepare(EmbeddedBoard.NAME);
    this.board =
        EmbeddedBoard.start(
            new BoardOptions(root, new ListenAddress(ListenAddress.LOOPBACK, 0), perMinute),
            MachineClock.utc(),
            (_, failure) -> failures.add(failure));
  }

  /** Without a limit. */
  public static BoardFixture on(Path folder) {
    return new BoardFixture(folder, 0);
  }

  static BoardFixture on(Path folder, int perMinute) {
    return new BoardFixture(folder, perMinute);
  }

  EmbeddedBoard board() {
    return board;
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + board.port());
  }

  /** The token of {@code board-planner} or {@code board-person}. */
  public String token(String name) {
    try {
      return Files.readString(root.secrets().resolve(name + ".token")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What ended in a 500. */
  public Queue<Throwable> failures() {
    return failures;
  }

  /** A call with the planner's key and a JSON body. */
  public HttpResponse<String> call(String method, String path, String body) {
    return send(
        method,
        path,
        Map.of("X-Api-Key", token("board-planner"), "Content-Type", "application/json"),
        body);
  }

  /** Any call. */
  public HttpResponse<String> send(
      String method, String path, Map<String, String> headers, String body) {
    return send(method, path, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Any call, also with a body that is no text. */
  HttpResponse<String> send(String method, String path, Map<String, String> headers, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address().resolve(path))
            .timeout(Duration.ofSeconds(60))
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for an answer", e);
    }
  }

  @Override
  public void close() {
    board.close();
  }
}
