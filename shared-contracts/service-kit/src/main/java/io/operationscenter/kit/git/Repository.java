package io.operationscenter.kit.git;

import java.nio.file.Path;

/**
 * A bare repository of ours: a mirror, or the private one of a run. No agent may write to it.
 *
 * @param directory its absolute path
 */
public record Repository(Path directory) {

  public Repository {
    if (!directory.isAbsolute()) {
      throw new IllegalArgumentException("repository directory must be absolute, got " + directory);
    }
  }

  Path index() {
    return directory.resolve("index");
  }

  /** Where its objects are, for others that borrow them. */
  public Path objects() {
    return directory.resolve("objects");
  }
}
