package io.operationscenter.deploy.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.operationscenter.kit.files.AtomicFile;
import io.operationscenter.kit.files.FileAccess;
import io.operationscenter.kit.store.StoreSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One machine's set of real processes, from the packaged services: the parts of it that a test
 * starts. What one of them is told to hold, see {@link io.operationscenter.kit.faults.FaultPoints},
 * is armed in {@link #faults}.
 */
final class Machine implements AutoCloseable {

  /** What can be killed. */
  enum Part {
    BOARD("planner-service", "board"),
    EXECUTION("execution-service", "serve"),
    PLANNER("planner-service", "serve");

    private final String module;
    private final String command;

    Part(String module, String command) {
      this.module = module;
      this.command = command;
    }
  }

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path folder;
  private final Path root;
  private final Path faults;
  private final Map<Part, Integer> ports = new EnumMap<>(Part.class);
  private final Map<Part, Process> processes = new EnumMap<>(Part.class);
  private final Map<String, String> environment;
  private final Map<String, Path> origins = new TreeMap<>();
  private final Path agent;
  private final @Nullable StoreSettings stores;
  private Duration agentLimit = Duration.ofHours(1);
  private List<Machine> set = List.of(this);

  private Machine(
      Path folder,
      SampleRepository repository,
      @Nullable StoreSettings stores,
      Map<String, String> environment)
      throws IOException {
    this.folder = folder;
    this.agent = repository.agent();
    this.stores = stores;
    origins.put("sample", repository.origin());
    this.root = Files.createDirectories(folder.resolve("root"));
    this.faults = Files.createDirectories(folder.resolve("faults"));
    this.environment = environment;
  }

  /**
   * A machine of which nothing runs yet.
   *
   * @param folder for its data root and logs
   * @param repository what the cards are about
   * @param stores where planner and execution keep their state; null: on SQLite
   */
  static Machine in(Path folder, SampleRepository repository, @Nullable StoreSettings stores)
      throws IOException {
    Files.createDirectories(folder);
    Map<String, String> environment = new HashMap<>();
    Machine machine = new Machine(folder, repository, stores, environment);
    for (Part part : Part.values()) {
      machine.ports.put(part, freePort());
    }
    environment.put("OPERATIONS_CENTER_HOME", machine.root.toString());
    environment.put("OPERATIONS_CENTER_FAULT_FOLDER", machine.faults.toString());
    environment.put("OPERATIONS_CENTER_BOARD_URL", machine.address(Part.BOARD).toString());
    environment.put("OPERATIONS_CENTER_WEBHOOK_SECRET", "not-used-here");
    environment.put("OPERATIONS_CENTER_MIN_WATCH_INTERVAL_SECONDS", "1");
    environment.put("OPERATIONS_CENTER_WATCH_INTERVAL_GOAL_SECONDS", "1");
    environment.put("OPERATIONS_CENTER_MAX_EXEC_PER_HOUR", "100000");
    environment.put("OPERATIONS_CENTER_MAX_EXEC_PER_DAY", "100000");
    if (stores != null) {
      environment.put("GOLDEN_DATABASE_PASSWORD", String.valueOf(stores.login().password()));
    }
    environment.put("OPERATIONS_CENTER_CONFIG", machine.configuration().toString());
    machine.configure();
    return machine;
  }

  /**
   * Two machines with one board, that of the first, one store and one configuration. Nothing runs
   * yet.
   */
  static List<Machine> two(Path folder, SampleRepository repository, StoreSettings stores)
      throws IOException {
    Machine first = in(folder.resolve("first"), repository, stores);
    Machine second = in(folder.resolve("second"), repository, stores);
    second.environment.put("OPERATIONS_CENTER_BOARD_URL", first.address(Part.BOARD).toString());
    List<Machine> machines = List.of(first, second);
    for (Machine machine : machines) {
      machine.set = machines;
      machine.configure();
    }
    return machines;
  }

  /** Configures another repository, or another clone URL of one, also while the services run. */
  void configure(String key, Path origin) throws IOException {
    origins.put(key, origin);
    configure();
  }

  /** Ends agents that work for so long. */
  void limitAgents(Duration limit) throws IOException {
    agentLimit = limit;
    configure();
  }

  private Path configuration() {
    return folder.resolve("operations_center.yaml");
  }

  private String repositories() {
    return origins.entrySet().stream()
        .map(
            one ->
                """
                  %s:
                    clone_url: "%s"
                    default_branch: main
                    validation_commands: ["%s"]
                """
                    .formatted(one.getKey(), one.getValue(), SampleRepository.VALIDATION))
        .collect(Collectors.joining());
  }

  private void configure() throws IOException {
    StringBuilder yaml =
        new StringBuilder(
            """
            plane: {mode: embedded, requests_per_minute: 100000, write_reserve: 1}
            switchboard: {mode: embedded}
            git: {}
            kodo: {timeout_seconds: %d}
            repos:
            %sbackends: {kodo: {engine: command, command: ["%s", "{goal_file}", "{workspace}"]}}
            sandbox: {level: process}
            max_concurrent_kodo: 4
            parallel_slots: 4
            min_kodo_available_mb: 0
            services:
              planner: [%s]
              execution: [%s]
            """
                .formatted(
                    agentLimit.toSeconds(),
                    repositories(),
                    agent,
                    addresses(Part.PLANNER),
                    addresses(Part.EXECUTION)));
    if (stores != null) {
      yaml.append(
          """
          store:
            kind: postgresql
            url: "%s"
            username: %s
            password_env: GOLDEN_DATABASE_PASSWORD
          """
              .formatted(stores.url(), stores.login().username()));
    }
    AtomicFile.write(configuration(), FileAccess.READABLE, yaml.toString());
  }

  private String addresses(Part part) {
    return set.stream()
        .map(machine -> "\"" + machine.address(part) + "\"")
        .collect(Collectors.joining(", "));
  }

  /** Digest of the configuration that a part works with. */
  String digest(Part part) throws IOException, InterruptedException {
    String health = ready(part);
    Matcher digest = Pattern.compile("[0-9a-f]{64}").matcher(health);
    assertThat(digest.find()).as(health).isTrue();
    return digest.group();
  }

  /** What a part answers when it is asked whether it is ready. */
  String ready(Part part) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address(part).resolve("/q/health/ready"));
    if (part == Part.BOARD) {
      request.header("X-API-Key", secret("board-person.token"));
    } else {
      request.header("Authorization", "Bearer " + secret("reader.token"));
    }
    return HTTP.send(request.build(), BodyHandlers.ofString()).body();
  }

  private String secret(String name) throws IOException {
    return Files.readString(root.resolve("secrets").resolve(name)).strip();
  }

  URI address(Part part) {
    return URI.create("http://127.0.0.1:" + ports.get(part));
  }

  Path root() {
    return root;
  }

  /** Where a test arms fault points. */
  Path faults() {
    return faults;
  }

  /** Takes over the credentials of another machine, before anything starts here. */
  void copySecretsOf(Machine other) throws IOException {
    Path own = Files.createDirectories(root.resolve("secrets"));
    Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwx------"));
    try (Stream<Path> secrets = Files.list(other.root.resolve("secrets"))) {
      for (Path secret : secrets.toList()) {
        Files.copy(secret, own.resolve(secret.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /** How many cards the planner here has claimed, by its log. */
  long claimed() throws IOException {
    try (Stream<String> lines = Files.lines(log(Part.PLANNER))) {
      return lines.filter(line -> line.contains("watch_task_claimed")).count();
    }
  }

  /** Starts a part and waits until it answers. */
  void start(Part part) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                packaged(part.module).toString(),
                part.command,
                "--port",
                Integer.toString(ports.get(part))));
    Path log = log(part);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    processes.put(part, builder.start());
    await(part + " answers")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> answers(part));
  }

  /** Takes a part away as a crash does. */
  void kill(Part part) throws InterruptedException {
    Process process = processes.remove(part);
    assertThat(process).as("%s runs", part).isNotNull();
    process.destroyForcibly().waitFor();
  }

  /** Asks a part to stop and waits for its end. */
  void stop(Part part) throws InterruptedException {
    Process process = processes.remove(part);
    if (process != null) {
      process.destroy();
      process.waitFor();
    }
  }

  private boolean answers(Part part) throws InterruptedException, IOException {
    assertThat(processes.get(part).isAlive()).as("%s lives; its log: %s", part, log(part)).isTrue();
    try {
      return HTTP.send(
                  HttpRequest.newBuilder(address(part).resolve("/q/health/live"))
                      .timeout(Duration.ofSeconds(5))
                      .build(),
                  BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notListeningYet) {
      return false;
    }
  }

  Path log(Part part) {
    return folder.resolve(part.name().toLowerCase(Locale.ROOT) + ".log");
  }

  /** The board, as a person uses it. */
  PersonsBoard board() throws IOException {
    return new PersonsBoard(address(Part.BOARD), secret("board-person.token"));
  }

  /** Command lines of processes whose working directory lies below the data root. */
  List<String> orphans() {
    return ProcessHandle.allProcesses()
        .filter(process -> worksBelowRoot(process.pid()))
        .map(process -> process.pid() + " " + process.info().commandLine().orElse("?"))
        .toList();
  }

  private boolean worksBelowRoot(long pid) {
    try {
      return Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd")).startsWith(root);
    } catch (IOException ended) {
      return false;
    }
  }

  private static Path packaged(String module) {
    Path jar =
        Path.of(System.getProperty("module.directory"))
            .resolveSibling(module)
            .resolve("target/quarkus-app/quarkus-run.jar");
    assertThat(jar).as("the packaged service").exists();
    return jar;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    for (Process process : processes.values()) {
      process.destroyForcibly().onExit().join();
    }
    processes.clear();
  }
}
