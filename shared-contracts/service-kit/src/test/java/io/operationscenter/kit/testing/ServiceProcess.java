package io.operationscenter.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
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

/**
 * The packaged service of this module as a process of its own: the native binary when system
 * property {@code native.image.path} names one, else {@code target/quarkus-app/quarkus-run.jar}.
 */
public final class ServiceProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final Path stdout;
  private final Path stderr;
  private final Path dataRoot;
  private final int port;

  private ServiceProcess(Process process, Launch launch, Path stdout, Path stderr) {
    this.process = process;
    this.dataRoot = launch.dataRoot;
    this.port = launch.port;
    this.stdout = stdout;
    this.stderr = stderr;
  }

  /** A running {@code serve} that answers its liveness probe. */
  public static ServiceProcess serving(Path dataRoot) throws IOException {
    ServiceProcess service = serve(dataRoot, freePort());
    service.awaitLive();
    return service;
  }

  /** A {@code serve} that may or may not come up. */
  public static ServiceProcess serve(Path dataRoot, int port, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("serve", "--port", Integer.toString(port)));
    arguments.addAll(List.of(more));
    return start(new Launch(dataRoot, port, arguments, Map.of()));
  }

  /** Any other command; it has ended when this returns. */
  public static ServiceProcess command(Path dataRoot, String... arguments) throws IOException {
    ServiceProcess command = start(new Launch(dataRoot, 0, List.of(arguments), Map.of()));
    command.exitCode();
    return command;
  }

  /** Starts the binary as described. */
  public static ServiceProcess start(Launch launch) throws IOException {
    Path stdout = Files.createTempFile("service", ".out");
    Path stderr = Files.createTempFile("service", ".err");
    List<String> command = new ArrayList<>(binary());
    command.addAll(launch.arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(stdout.toFile())
            .redirectError(stderr.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.environment().put("OPERATIONS_CENTER_HOME", launch.dataRoot.toString());
    builder.environment().putAll(launch.environment);
    return new ServiceProcess(builder.start(), launch, stdout, stderr);
  }

  /** True when the process under test is a native binary. */
  public static boolean isNative() {
    return Files.isRegularFile(nativeImage());
  }

  /** A port nobody listens on at the moment. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static List<String> binary() {
    if (isNative()) {
      return List.of(nativeImage().toString());
    }
    Path jar =
        Path.of(System.getProperty("module.directory", "."), "target/quarkus-app/quarkus-run.jar");
    assertThat(jar).as("the packaged service, made by mvn package").exists();
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-jar",
        jar.toString());
  }

  private static Path nativeImage() {
    return Path.of(System.getProperty("native.image.path", "no-native-image"));
  }

  /** Waits until the liveness probe is answered; a process that ends instead fails the test. */
  public void awaitLive() {
    await("the service answers")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              assertThat(process.isAlive()).as("alive, stderr: %s", stderr()).isTrue();
              return answersLiveness();
            });
  }

  private boolean answersLiveness() throws InterruptedException {
    try {
      return get("/q/health/live", Map.of()).statusCode() == 200;
    } catch (IOException notListeningYet) {
      return false;
    }
  }

  /** GET without a credential. */
  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return get(path, Map.of());
  }

  /** GET with the token of an edge, e.g. {@code operator}. */
  public HttpResponse<String> getAs(String edge, String path)
      throws IOException, InterruptedException {
    return get(path, Map.of("Authorization", "Bearer " + token(edge)));
  }

  /** GET with the token of an edge, answered some time. */
  public CompletableFuture<HttpResponse<String>> getLater(String edge, String path)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(address().resolve(path))
            .header("Authorization", "Bearer " + token(edge))
            .timeout(PATIENCE)
            .build();
    return HTTP.sendAsync(request, BodyHandlers.ofString());
  }

  /** GET with the given headers. */
  public HttpResponse<String> get(String path, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address().resolve(path));
    headers.forEach(request::header);
    return HTTP.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
  }

  /** The token of an edge as it lies in the data root. */
  public String token(String edge) throws IOException {
    return Files.readString(dataRoot.resolve("secrets").resolve(edge + ".token")).strip();
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** The data root it was started on. */
  public Path dataRoot() {
    return dataRoot;
  }

  /** Asks it to stop, as an operator or an init system does. */
  public void sigterm() {
    process.toHandle().destroy();
  }

  /** Takes it away, as a crash does. */
  public void kill() {
    process.toHandle().destroyForcibly();
  }

  /** Waits for the end. */
  public int exitCode() {
    try {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .as("the process has ended, stderr: %s", stderr())
          .isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the process", e);
    }
    return process.exitValue();
  }

  /** The id of the process. */
  public long pid() {
    return process.pid();
  }

  /** What it wrote to stdout up to now. */
  public String stdout() {
    return text(stdout);
  }

  /** What it wrote to stderr up to now. */
  public String stderr() {
    return text(stderr);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the process if the test has not. */
  @Override
  public void close() throws IOException {
    kill();
    exitCode();
    Files.delete(stdout);
    Files.delete(stderr);
  }

  /**
   * How to start.
   *
   * @param dataRoot given as {@code OPERATIONS_CENTER_HOME}
   * @param port the one among the arguments, 0 for a command that listens nowhere
   * @param arguments of the command line
   * @param environment added to the test's own
   */
  public record Launch(
      Path dataRoot, int port, List<String> arguments, Map<String, String> environment) {}
}
