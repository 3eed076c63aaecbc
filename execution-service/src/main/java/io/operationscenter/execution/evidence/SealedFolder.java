package io.operationscenter.execution.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A folder that is written aside, flushed, and appears whole by one rename. */
final class SealedFolder {

  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private SealedFolder() {}

  /** Writes and flushes every file and folder. */
  static void write(Path folder, Map<String, byte[]> files) throws IOException {
    Set<Path> folders = new TreeSet<>();
    folders.add(folder);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Path parent = path.getParent();
      if (parent != null) {
        Files.createDirectories(parent, PRIVATE_FOLDER);
        for (Path up = parent; up != null && !up.equals(folder); up = up.getParent()) {
          folders.add(up);
        }
      }
      write(path, file.getValue());
    }
    for (Path each : folders) {
      flush(each);
    }
  }

  /** Gives the folder its name; another one that is there already stays. */
  static void publish(Path folder, Path target) throws IOException {
    try {
      Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // The JDK has no exception of its own for a directory that is not empty.
      if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
    }
    Path parent = target.getParent();
    if (parent != null) {
      flush(parent);
    }
  }

  /** Gives a file its name, in place of the one that is there. */
  static void replace(Path file, Path target) throws IOException {
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    Path parent = target.getParent();
    if (parent != null) {
      flush(parent);
    }
  }

  /** A regular file below a root, reached without any link; empty when there is none. */
  static Optional<byte[]> read(Path root, Path file) throws IOException {
    Optional<Path> real = reached(root, file);
    if (real.isEmpty()) {
      return Optional.empty();
    }
    try (SeekableByteChannel channel =
        Files.newByteChannel(real.get(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(Channels.newInputStream(channel).readAllBytes());
    }
  }

  /** Removes such a file, if it is there. */
  static void delete(Path root, Path file) throws IOException {
    Optional<Path> real = reached(root, file);
    if (real.isPresent()) {
      Files.delete(real.get());
    }
  }

  private static Optional<Path> reached(Path root, Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    Path real = file.toRealPath();
    return real.equals(root.toRealPath().resolve(root.relativize(file)))
        ? Optional.of(real)
        : Optional.empty();
  }

  /** Removes a folder if it is there; links in it are removed, not followed. */
  static void remove(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void write(Path path, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PRIVATE_FILE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  private static void flush(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
