package io.operationscenter.kit.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A directory with programs that behave badly, open to the unprivileged user of a run as well. */
final class MisbehavingPrograms {

  private final Path directory;

  MisbehavingPrograms(Path directory) throws IOException {
    this.directory = directory;
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  static ProcessRunner newRunner() {
    return newRunner(System.getenv());
  }

  static ProcessRunner newRunner(Map<String, String> ownEnvironment) {
    return new ProcessRunner(ownEnvironment, () -> UUID.randomUUID().toString(), System::nanoTime);
  }

  static boolean weAreRoot() {
    try (ProcessRunner runner = newRunner()) {
      return runner.ownUid() == 0;
    }
  }

  Path directory() {
    return directory;
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  Command bash(String script) {
    return Command.of(directory, "/bin/bash", "-c", script);
  }

  Command python(String script) throws IOException {
    Path file = Files.writeString(file("program-" + UUID.randomUUID() + ".py"), script);
    return Command.of(directory, "python3", file.toString());
  }

  /** Numbers of processes that wrote their number, one a line, into a file. */
  List<Long> pidsIn(String name) throws IOException {
    return Files.exists(file(name))
        ? Files.readAllLines(file(name)).stream().map(String::strip).map(Long::valueOf).toList()
        : List.of();
  }

  static boolean alive(long pid) {
    ProcessEntry entry = ProcessTable.entryOf(pid);
    return entry != null && entry.alive();
  }
}
