package io.operationscenter.execution.workspaces;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A small file that lives as long as a run. It is there whole or not at all, also when we are
 * killed; it need not outlive the machine, as little as the run's other files do.
 */
final class RunFile {

  private RunFile() {}

  static void write(Path file, byte[] bytes) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".new");
    Files.write(temporary, bytes);
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
