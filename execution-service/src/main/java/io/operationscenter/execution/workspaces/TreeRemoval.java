package io.operationscenter.execution.workspaces;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Removes a directory that somebody else filled: links are removed, never followed. */
final class TreeRemoval extends SimpleFileVisitor<Path> {

  private final @Nullable Path kept;

  private TreeRemoval(@Nullable Path kept) {
    this.kept = kept;
  }

  /** Removes a file or directory; nothing when there is none. */
  static void remove(Path path) throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      Files.walkFileTree(path, new TreeRemoval(null));
    }
  }

  /** Removes what a directory holds; nothing when it is none. */
  static void removeBelow(Path directory) throws IOException {
    if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      Files.walkFileTree(directory, new TreeRemoval(directory));
    }
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    Files.deleteIfExists(file);
    return FileVisitResult.CONTINUE;
  }

  /** A directory whose owner shut it is opened again; then it can be emptied. */
  @Override
  public FileVisitResult visitFileFailed(Path path, IOException cause) throws IOException {
    if (cause instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    if (cause instanceof AccessDeniedException
        && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
        && !(Files.isReadable(path) && Files.isExecutable(path))) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      Files.walkFileTree(path, this);
      return FileVisitResult.CONTINUE;
    }
    throw cause;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
      throws IOException {
    if (!Files.isWritable(path) || !Files.isExecutable(path)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path path, java.io.IOException cause)
      throws IOException {
    if (cause != null) {
      throw cause;
    }
    if (!path.equals(kept)) {
      Files.deleteIfExists(path);
    }
    return FileVisitResult.CONTINUE;
  }
}
