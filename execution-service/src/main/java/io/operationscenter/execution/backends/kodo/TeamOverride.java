package io.operationscenter.execution.backends.kodo;

import io.operationscenter.execution.programs.RunUser;
import io.operationscenter.kit.files.AtomicFile;
import io.operationscenter.kit.files.FileAccess;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * {@code .kodo/team.json} of a rerun, written between two attempts, while nothing runs; closing
 * removes it. A link that an agent left in its place is not followed.
 */
final class TeamOverride implements AutoCloseable {

  private final Path file;

  private TeamOverride(Path file) {
    this.file = file;
  }

  static TeamOverride write(Path workspace, Tier tier, RunUser user) throws IOException {
    Path folder = workspace.resolve(".kodo");
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(folder);
      user.handOver(folder);
    }
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(folder + " is not a directory of the workspace");
    }
    Path file = folder.resolve("team.json");
    AtomicFile.write(file, FileAccess.READABLE, tier.team());
    return new TeamOverride(file);
  }

  @Override
  public void close() {
    Path folder = file.getParent();
    if (folder != null && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        Log.warnf("team override %s stays: %s", file, e.getMessage());
      }
    }
  }
}
