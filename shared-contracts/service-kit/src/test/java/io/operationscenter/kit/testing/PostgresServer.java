package io.operationscenter.kit.testing;

import io.operationscenter.kit.store.StoreSettings;
import io.operationscenter.kit.store.StoreSettings.Login;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * A private PostgreSQL cluster in a temporary directory, made from the machine's own binaries and
 * reachable on a free loopback port only. Started as root it runs as user {@code postgres}.
 */
public final class PostgresServer implements AutoCloseable {
  private static final String USER = "operations";
  private static final AtomicInteger SCHEMAS = new AtomicInteger();
  private static @Nullable PostgresServer shared;

  private final Path binaries;
  private final Path directory;
  private final boolean root;
  private final String password = UUID.randomUUID().toString();
  private int port;
  private @Nullable Process process;

  private PostgresServer(Path binaries, Path directory) throws IOException {
    this.binaries = binaries;
    this.directory = directory;
    this.root = Files.getAttribute(directory, "unix:uid").equals(0);
  }

  /** The server that the tests of this JVM share; it ends with the JVM. Not to be killed. */
  public static synchronized PostgresServer shared() {
    if (shared == null) {
      PostgresServer server = start();
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      shared = server;
    }
    return shared;
  }

  /** A server of the caller's own, for tests that kill it. */
  public static PostgresServer start() {
    Path binaries = requireBinaries();
    try {
      Path directory = Files.createTempDirectory("operations-center-postgres-");
      PostgresServer server = new PostgresServer(binaries, directory);
      server.initialise();
      server.port = freePort();
      server.launch();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Settings of a store in a schema that no other test uses. */
  public StoreSettings freshStore() {
    return StoreSettings.postgresql(
        "test_" + SCHEMAS.incrementAndGet(), url(), new Login(USER, password));
  }

  /** Settings of a service's store in a database that no other test uses. */
  public StoreSettings freshDatabase(String service) throws SQLException {
    String database = "test_" + SCHEMAS.incrementAndGet();
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      statement.execute("create database " + database);
    }
    return StoreSettings.postgresql(
        service, "jdbc:postgresql://127.0.0.1:" + port + "/" + database, new Login(USER, password));
  }

  /** A plain connection, for looking behind the store's back. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), USER, password);
  }

  private String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  /** Kills the server and all its processes as a power cut would; returns when they are gone. */
  public void kill() {
    if (process == null) {
      return;
    }
    List<ProcessHandle> tree =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    tree.forEach(ProcessHandle::destroyForcibly);
    tree.forEach(handle -> handle.onExit().join());
    process = null;
  }

  /** Starts a killed server again, on the same port and files; returns when it answers. */
  public void restart() {
    try {
      if (process == null) {
        launch();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the server and removes its files. */
  @Override
  public void close() {
    kill();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void initialise() throws IOException {
    Path secret = Files.writeString(directory.resolve("password"), password);
    if (root) {
      UserPrincipal postgres = postgresUser();
      Files.setOwner(directory, postgres);
      Files.setOwner(secret, postgres);
    }
    Process initdb =
        command(
            "initdb",
            "--pgdata=" + data(),
            "--username=" + USER,
            "--pwfile=" + secret,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync");
    int exit = initdb.onExit().join().exitValue();
    if (exit != 0) {
      throw new IllegalStateException("initdb ended with " + exit + ":\n" + log());
    }
  }

  private void launch() throws IOException {
    process =
        command(
            "postgres",
            "-D",
            data().toString(),
            "-p",
            String.valueOf(port),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=" + directory,
            "-c",
            "max_connections=150",
            "-c",
            "fsync=off");
    Awaitility.await("PostgreSQL answers")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .failFast("PostgreSQL ended: " + log(), () -> process == null || !process.isAlive())
        .until(this::answers);
  }

  private boolean answers() {
    try (Connection connection = connect()) {
      return connection.isValid(5);
    } catch (SQLException e) {
      return false;
    }
  }

  private Process command(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (root) {
      command.addAll(
          List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"));
    }
    command.add(binaries.resolve(program).toString());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("log").toFile()))
        .start();
  }

  private Path data() {
    return directory.resolve("data");
  }

  private String log() {
    try {
      return Files.readString(directory.resolve("log"));
    } catch (IOException e) {
      return "no log: " + e;
    }
  }

  private UserPrincipal postgresUser() throws IOException {
    return directory
        .getFileSystem()
        .getUserPrincipalLookupService()
        .lookupPrincipalByName("postgres");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Path requireBinaries() {
    Optional<Path> found = findBinaries();
    if (found.isPresent()) {
      return found.get();
    }
    String missing =
        "PostgreSQL's server is not installed: install Debian's package 'postgresql' (initdb and"
            + " postgres below /usr/lib/postgresql/*/bin or on PATH)";
    if (Boolean.parseBoolean(System.getenv("CI"))) {
      throw new AssertionError(missing);
    }
    System.out.println(missing);
    throw new TestAbortedException(missing);
  }

  private static Optional<Path> findBinaries() {
    List<Path> candidates = new ArrayList<>();
    File[] versions = new File("/usr/lib/postgresql").listFiles();
    if (versions != null) {
      Stream.of(versions)
          .sorted(Comparator.reverseOrder())
          .map(File::toPath)
          .forEach(v -> candidates.add(v.resolve("bin")));
    }
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    Stream.of(path.split(File.pathSeparator)).map(Path::of).forEach(candidates::add);
    return candidates.stream()
        .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
        .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
        .findFirst();
  }
}
