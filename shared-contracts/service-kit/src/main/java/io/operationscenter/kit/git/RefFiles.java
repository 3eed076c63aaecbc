package io.operationscenter.kit.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads refs of a repository of ours from its files (gitrepository-layout), for every call of git
 * costs more than all of them.
 */
public final class RefFiles {

  private static final String PACKED = "packed-refs";

  private RefFiles() {}

  /**
   * The object that a ref names.
   *
   * @return empty when there is no such ref, or none that names an object itself
   * @throws IOException when the files cannot be read
   */
  public static Optional<ObjectId> read(Repository repository, RefName ref) throws IOException {
    Path loose = repository.directory().resolve(ref.value());
    if (Files.isRegularFile(loose)) {
      try {
        return ObjectId.parse(Files.readString(loose, StandardCharsets.ISO_8859_1).strip());
      } catch (NoSuchFileException | NotDirectoryException _) {
        // It went away in the meantime, or into the packed ones.
      }
    }
    return packed(repository.directory().resolve(PACKED), ref);
  }

  private static Optional<ObjectId> packed(Path file, RefName ref) throws IOException {
    String ending = " " + ref.value();
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> line.endsWith(ending))
          .flatMap(
              line -> ObjectId.parse(line.substring(0, line.length() - ending.length())).stream())
          .findFirst();
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }
}
