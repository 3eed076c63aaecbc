package io.operationscenter.kit.seal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a folder of evidence without following a link and without keeping a file in memory. */
public final class ReadFolder {

  private static final int BUFFER = 1 << 17;
  private static final long LARGEST_SEAL = 16L << 20;

  private ReadFolder() {}

  /**
   * Everything in it. What vanishes meanwhile is not there: whoever removes it says so before.
   *
   * @throws IOException when the folder itself cannot be read
   */
  public static FoundFiles of(Path folder) throws IOException {
    Path root = folder.toRealPath();
    Entries entries = new Entries(root);
    Files.walkFileTree(root, entries);
    return new FoundFiles(
        entries.digests,
        entries.strange.stream().sorted().toList(),
        entries.empty.stream().sorted().toList(),
        entries.unreadable,
        entries.text(FoundFiles.SEAL),
        entries.text(FoundFiles.PRUNED));
  }

  /** Text of the seal of a folder; empty without one. */
  public static Optional<String> seal(Path folder) throws IOException {
    return text(folder.resolve(FoundFiles.SEAL));
  }

  /** Text of a small regular file; empty without one. */
  static Optional<String> text(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    long bytes = Files.size(file);
    if (bytes > LARGEST_SEAL) {
      throw new FileSystemException(
          file.toString(),
          null,
          "it has %d bytes, at most %d are read".formatted(bytes, LARGEST_SEAL));
    }
    return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
  }

  private static final class Entries extends SimpleFileVisitor<Path> {

    private final Path root;
    private final SortedMap<String, String> digests = new TreeMap<>();
    private final List<String> strange = new ArrayList<>();
    private final List<String> empty = new ArrayList<>();
    private final SortedMap<String, String> unreadable = new TreeMap<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private Path last;

    Entries(Path root) {
      this.root = root;
      this.last = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      last = directory;
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        return visitFileFailed(directory, failure);
      }
      if (last.equals(directory) && !directory.equals(root)) {
        empty.add(name(directory));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      last = file;
      String name = name(file);
      if (!attributes.isRegularFile()) {
        strange.add(name);
      } else if (!name.equals(FoundFiles.SEAL) && !name.equals(FoundFiles.PRUNED)) {
        try {
          digests.put(name, digest(file, buffer));
        } catch (IOException e) {
          return visitFileFailed(file, e);
        }
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      last = file;
      if (file.equals(root)) {
        throw failure;
      }
      if (!(failure instanceof NoSuchFileException)) {
        unreadable.put(name(file), reason(failure));
      }
      return FileVisitResult.CONTINUE;
    }

    Optional<String> text(String name) {
      try {
        return ReadFolder.text(root.resolve(name));
      } catch (NoSuchFileException _) {
        return Optional.empty();
      } catch (IOException e) {
        unreadable.put(name, reason(e));
        return Optional.empty();
      }
    }

    private String name(Path path) {
      return root.relativize(path).toString();
    }

    private static String reason(IOException e) {
      return switch (e) {
        case AccessDeniedException _ -> "access is denied";
        case FileSystemException failed when failed.getReason() != null -> failed.getReason();
        default -> String.valueOf(e.getMessage());
      };
    }
  }

  private static String digest(Path file, ByteBuffer buffer) throws IOException {
    MessageDigest digest = Digests.sha256();
    try (SeekableByteChannel channel =
        Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      while (channel.read(buffer.clear()) >= 0) {
        digest.update(buffer.flip());
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
