package io.operationscenter.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.deploy.FakeService.Behaviour;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A project copy with stand-ins for the four services, on ports of its own. */
final class LocalSet {

  static final List<String> SERVICES = List.of("planner", "execution", "review", "ingest");

  private final ProjectCopy project;
  private final Path root;
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, Integer> ports = new LinkedHashMap<>();

  LocalSet(Path folder) throws IOException {
    project = ProjectCopy.in(folder);
    root = folder.resolve("the data root");
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", folder.toString());
    environment.put("OPERATIONS_CENTER_HOME", root.toString());
    List<ServerSocket> reserved = new ArrayList<>();
    for (String service : SERVICES) {
      ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      reserved.add(socket);
      ports.put(service, socket.getLocalPort());
      environment.put(variable(service, "PORT"), Integer.toString(socket.getLocalPort()));
      install(service, Behaviour.WELL);
    }
    ServerSocket board = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    reserved.add(board);
    ports.put("board", board.getLocalPort());
    environment.put(variable("board", "PORT"), Integer.toString(board.getLocalPort()));
    for (ServerSocket socket : reserved) {
      socket.close();
    }
  }

  /** The stand-in lies where a native build leaves its binary. */
  void install(String service, Behaviour behaviour) throws IOException {
    ProjectCopy.executable(builtBinary(service), startOf(behaviour));
  }

  static String startOf(Behaviour behaviour) {
    return """
    #!/bin/sh
    exec '%s/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx32m -cp '%s' %s %s "$@"
    """
        .formatted(
            System.getProperty("java.home"),
            Path.of(System.getProperty("module.directory"), "target", "test-classes"),
            FakeService.class.getName(),
            behaviour);
  }

  /** A JDK of which every jar is the stand-in. */
  Path jdkForJars() throws IOException {
    Path home = project.folder().resolve("the jdk");
    ProjectCopy.executable(home.resolve("bin/javac"), "#!/bin/sh\n");
    Path standIn = ProjectCopy.executable(home.resolve("stand-in"), startOf(Behaviour.WELL));
    ProjectCopy.executable(
        home.resolve("bin/java"),
        """
        #!/bin/sh
        if [ "$1" = -version ]; then echo 'openjdk version "25"'; exit; fi
        while [ "$1" != -jar ]; do shift; done
        echo "jar $2"
        shift 2
        exec '%s' "$@"
        """
            .formatted(standIn));
    return home;
  }

  Path builtJar(String service) {
    return project.folder().resolve(service + "-service/target/quarkus-app/quarkus-run.jar");
  }

  Path builtBinary(String service) {
    return project.folder().resolve(service + "-service/target/" + service + "-service-runner");
  }

  static String variable(String service, String name) {
    return "OPERATIONS_CENTER_" + service.toUpperCase(Locale.ROOT) + "_" + name;
  }

  Script start(String... arguments) throws IOException {
    List<String> command =
        Stream.concat(Stream.of(project.launcher().toString()), Stream.of(arguments)).toList();
    return Script.start(Path.of("/"), environment, command);
  }

  Script.Outcome run(String... arguments) throws IOException, InterruptedException {
    return start(arguments).outcome();
  }

  Optional<ProcessHandle> recorded(String service) throws IOException {
    Path file = pidFile(service);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(Files.readString(file).split(" ", -1)[0]));
  }

  Path pidFile(String service) {
    return root.resolve("run").resolve(service + ".pid");
  }

  String log(String service) throws IOException {
    return Files.readString(root.resolve("logs").resolve(service + ".log"));
  }

  boolean listens(String service) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), ports.get(service))) {
      return socket.isConnected();
    } catch (ConnectException e) {
      return false;
    }
  }

  /**
   * Command lines of what still runs on this data root. A port that answers proves nothing: the
   * kernel hands a freed one to anybody.
   */
  List<String> survivors() {
    return running()
        .map(process -> read(process, "cmdline").replace('\0', ' '))
        .filter(line -> !line.isBlank())
        .toList();
  }

  private Stream<ProcessHandle> running() {
    String home = "OPERATIONS_CENTER_HOME=" + root;
    return ProcessHandle.allProcesses().filter(process -> read(process, "environ").contains(home));
  }

  private static String read(ProcessHandle process, String file) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid(), file), StandardCharsets.ISO_8859_1);
    } catch (IOException ended) {
      return "";
    }
  }

  int port(String service) {
    return ports.get(service);
  }

  Path root() {
    return root;
  }

  ProjectCopy project() {
    return project;
  }

  Map<String, String> environment() {
    return environment;
  }

  /** Stops what a test started; nothing may stay behind. */
  void stop() throws IOException, InterruptedException {
    environment.put("OPERATIONS_CENTER_STOP_TIMEOUT", "1");
    Script.Outcome down = run("down");
    List<String> left = survivors();
    running().forEach(ProcessHandle::destroyForcibly);
    assertThat(left).as("left by the test after: %s", down).isEmpty();
  }
}
