package io.operationscenter.kit.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Replaces a file so that readers and a crash see either the old content or the new one, never a
 * part: temporary file in the same directory, fsync, rename, fsync of the directory (design §5).
 *
 * <p>A symbolic link at the target is replaced, not followed.
 */
public final class AtomicFile {

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes everything the file shall hold; the stream is closed by the caller.
     *
     * @param out buffered stream into the temporary file
     * @throws IOException when the content cannot be written; the target stays as it was
     */
    void writeTo(OutputStream out) throws IOException;
  }

  private AtomicFile() {}

  /** Writes text as UTF-8. See {@link #write(Path, FileAccess, Content)}. */
  public static void write(Path target, FileAccess access, String text) throws IOException {
    write(target, access, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes bytes. See {@link #write(Path, FileAccess, Content)}. */
  public static void write(Path target, FileAccess access, byte[] bytes) throws IOException {
    write(target, access, out -> out.write(bytes));
  }

  /**
   * Replaces {@code target} by what {@code content} writes.
   *
   * @param target file to replace; its directory must exist
   * @param access permissions of the new file, whatever the old one had
   * @param content writes the whole content; an exception leaves the target untouched
   * @throws IOException when the content cannot be written; it names the target and the cause, and
   *     no temporary file is left
   */
  public static void write(Path target, FileAccess access, Content content) throws IOException {
    Path absolute = target.toAbsolutePath();
    Path directory = absolute.getParent();
    Path name = absolute.getFileName();
    if (directory == null || name == null) {
      throw new IOException("cannot write " + target + ": it is not a file in a directory");
    }
    Path temporary = createTemporary(target, directory, name.toString());
    try {
      fill(temporary, access, content);
      if (Files.isDirectory(absolute, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException("it is a directory");
      }
      Files.move(temporary, absolute, StandardCopyOption.ATOMIC_MOVE);
      sync(directory);
    } catch (IOException e) {
      throw new IOException("cannot write " + target + ": " + reason(e), e);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static Path createTemporary(Path target, Path directory, String name) throws IOException {
    try {
      return Files.createTempFile(
          directory,
          "." + name + ".",
          ".tmp",
          PosixFilePermissions.asFileAttribute(FileAccess.OWNER_ONLY.permissions()));
    } catch (IOException e) {
      throw new IOException("cannot write " + target + ": " + reason(e), e);
    }
  }

  private static void fill(Path temporary, FileAccess access, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(temporary, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
      content.writeTo(out);
      out.flush();
      Files.setPosixFilePermissions(temporary, access.permissions());
      channel.force(true);
    }
  }

  private static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static String reason(IOException e) {
    if (e instanceof FileSystemException fileSystem && fileSystem.getReason() != null) {
      return fileSystem.getReason();
    }
    if (e instanceof ClosedByInterruptException) {
      return "its thread was interrupted";
    }
    return e instanceof NoSuchFileException
        ? "its directory does not exist"
        : String.valueOf(e.getMessage());
  }
}
