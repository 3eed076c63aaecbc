package io.operationscenter.execution.backends.aiderlocal;

import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.execution.backends.AiderRun;
import io.operationscenter.execution.programs.ConfinedPrograms;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The message for Aider in a file beside the workspace; closing removes it (spec 03 §4.2). */
final class MessageFile implements AutoCloseable {

  private final Path path;

  private MessageFile(Path path) {
    this.path = path;
  }

  static MessageFile write(ExecutionRequest request) throws IOException {
    Path home = ConfinedPrograms.homeOf(Path.of(request.workspacePath()));
    String prefix = "aider_local_" + request.runId().replaceAll("[^A-Za-z0-9-]", "") + "_";
    Path file =
        Files.isDirectory(home)
            ? Files.createTempFile(home, prefix, ".txt")
            : Files.createTempFile(prefix, ".txt");
    try {
      Files.writeString(file, AiderRun.message(request));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    return new MessageFile(file);
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      Log.warnf("message file %s stays: %s", path, e.getMessage());
    }
  }
}
