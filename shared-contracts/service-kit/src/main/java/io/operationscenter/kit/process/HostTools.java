package io.operationscenter.kit.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What this machine offers to start programs with: the small tools of util-linux, and what they are
 * allowed to do here. Everything is tried once and then remembered.
 */
final class HostTools {

  private static final List<String> PLACES =
      List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin");
  private static final long SECONDS_TO_TRY = 10;
  private static final int ATTEMPTS = 20;
  private static final int SIGNAL = 128; // what an exit value is added to when a signal ended it

  private final int uid = ownUid();
  private final Map<List<String>, Optional<String>> tried = new ConcurrentHashMap<>();

  /** The user that this service runs as. */
  int uid() {
    return uid;
  }

  boolean isRoot() {
    return uid == 0;
  }

  /** Absolute path of a tool; null when it is not installed. */
  @Nullable String find(String tool) {
    for (String place : PLACES) {
      Path candidate = Path.of(place, tool);
      if (Files.isExecutable(candidate)) {
        return candidate.toString();
      }
    }
    return null;
  }

  /** Arguments that start the rest of the line under another user without any privilege. */
  List<String> asUser(RunIdentity identity) {
    return List.of(
        require("setpriv"),
        // A change of user clears it, and with it the namespace's tie to its keeper.
        "--pdeathsig=keep",
        "--reuid=" + identity.uid(),
        "--regid=" + identity.gid(),
        "--clear-groups",
        "--no-new-privs",
        "--inh-caps=-all",
        "--bounding-set=-all");
  }

  /** Arguments that start the rest of the line as ourselves, never with more than we have. */
  List<String> asOurselves() {
    return List.of(require("setpriv"), "--pdeathsig=keep", "--no-new-privs", "--inh-caps=-all");
  }

  /** Arguments that start the rest of the line in a pid namespace that dies with its keeper. */
  List<String> inPidNamespace() {
    List<String> arguments = new ArrayList<>(List.of(require("unshare")));
    if (!isRoot()) {
      arguments.addAll(List.of("--user", "--map-current-user"));
    }
    arguments.addAll(List.of("--pid", "--fork", "--kill-child", "--mount-proc"));
    return arguments;
  }

  /** Whether a pid namespace can be had for programs started by {@code privileges}. */
  boolean offersPidNamespace(List<String> privileges) {
    if (find("unshare") == null) {
      return false;
    }
    List<String> line = new ArrayList<>(inPidNamespace());
    line.addAll(privileges);
    return whyNot(line) == null;
  }

  /** Why a program cannot be started by these arguments; null when it can. */
  @Nullable String whyNot(List<String> prefix) {
    List<String> line = new ArrayList<>(prefix);
    line.add(require("true"));
    return tried.computeIfAbsent(line, HostTools::tryOut).orElse(null);
  }

  /** Whether a program started by these arguments may execute the file. */
  boolean mayExecute(List<String> prefix, Path program) {
    List<String> line = new ArrayList<>(prefix);
    line.addAll(List.of(require("test"), "-x", program.toString()));
    return tryOut(line).isEmpty();
  }

  /**
   * Absolute path of a tool that must be there.
   *
   * @throws MissingToolException when it is not installed
   */
  String require(String tool) {
    String path = find(tool);
    if (path == null) {
      throw new MissingToolException(tool);
    }
    return path;
  }

  /** A tool without which nothing can be started is not installed. */
  static final class MissingToolException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingToolException(String tool) {
      super("program " + tool + " (util-linux, coreutils) is not installed in " + PLACES);
    }
  }

  /**
   * Why the line does not end well; empty when it does. As a run's user it may be ended with what
   * another run of that user left behind, which says nothing about the line: it is tried again.
   */
  private static Optional<String> tryOut(List<String> line) {
    for (int attempt = 1; ; attempt++) {
      try {
        Attempt ended = attempt(line);
        if (ended.exitValue() == 0) {
          return Optional.empty();
        }
        if (ended.exitValue() < SIGNAL || attempt == ATTEMPTS) {
          return Optional.of(ended.why());
        }
      } catch (IOException e) {
        return Optional.of(String.valueOf(e.getMessage()));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return Optional.of("interrupted");
      }
    }
  }

  private record Attempt(int exitValue, String said) {

    String why() {
      return said.isEmpty() ? "exit code " + exitValue : said;
    }
  }

  private static Attempt attempt(List<String> line) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    // It may run as the agents' user, who could read our secrets from its environment.
    builder.environment().clear();
    Process process = builder.start();
    String said;
    try (var output = process.getInputStream()) {
      said = new String(output.readNBytes(1_000), StandardCharsets.UTF_8).strip();
    }
    if (!process.waitFor(SECONDS_TO_TRY, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return new Attempt(1, line.getFirst() + " did not end");
    }
    return new Attempt(process.exitValue(), said);
  }

  private static int ownUid() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith("Uid:")) {
          return Integer.parseInt(line.split("\t", -1)[2]);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("cannot read our own user from /proc/self/status", e);
    }
    throw new IllegalStateException("/proc/self/status has no line Uid");
  }
}
