package io.operationscenter.kit.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A directory that only the service's own user may enter (mode 0700). */
public final class PrivateDirectory {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private PrivateDirectory() {}

  /**
   * Creates the directory with its parents, or narrows an existing one to mode 0700.
   *
   * @param directory where it shall be
   * @return {@code directory}
   * @throws IOException when it cannot be created, or when a file or a symbolic link is in its
   *     place
   */
  public static Path create(Path directory) throws IOException {
    if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException("cannot use " + directory + ": it is not a directory");
      }
      Files.setPosixFilePermissions(directory, OWNER_ONLY);
      return directory;
    }
    return Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
  }
}
