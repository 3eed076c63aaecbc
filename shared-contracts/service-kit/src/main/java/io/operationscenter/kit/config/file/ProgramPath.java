package io.operationscenter.kit.config.file;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** Where a configured program lies (spec 07 §1). */
final class ProgramPath {

  private ProgramPath() {}

  /**
   * A relative path is looked for beside the configuration file, then in the working directory;
   * what is in neither stays as it is and is left to the search path.
   */
  static String resolve(String binary, Path configurationFile, Path workingDirectory) {
    try {
      if (Path.of(binary).isAbsolute()) {
        return binary;
      }
      return Stream.of(configurationFile.toAbsolutePath().getParent(), workingDirectory)
          .filter(Objects::nonNull)
          .map(folder -> folder.resolve(binary).toAbsolutePath().normalize())
          .filter(Files::isRegularFile)
          .findFirst()
          .map(Path::toString)
          .orElse(binary);
    } catch (InvalidPathException noPath) {
      return binary;
    }
  }
}
