package io.operationscenter.kit.seal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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

  /** Everything in it. */
  public static FoundFiles of(Path folder) throws IOException {
    Path root = folder.toRealPath();
    SortedMap<String, String> digests = new TreeMap<>();
    List<String> strange = new ArrayList<>();
    List<String> empty = new ArrayList<>();
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          private Path last = root;

          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            last = directory;
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            if (last.equals(directory) && !directory.equals(root)) {
              empty.add(root.relativize(directory).toString());
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            last = file;
            String name = root.relativize(file).toString();
            if (!attributes.isRegularFile()) {
              strange.add(name);
            } else if (!name.equals(FoundFiles.SEAL) && !name.equals(FoundFiles.PRUNED)) {
              digests.put(name, digest(file, buffer));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return new FoundFiles(
        digests,
        strange.stream().sorted().toList(),
        empty.stream().sorted().toList(),
        text(root.resolve(FoundFiles.SEAL)),
        text(root.resolve(FoundFiles.PRUNED)));
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
      throw new IOException(
          "%s has %d bytes, at most %d are read".formatted(file, bytes, LARGEST_SEAL));
    }
    return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
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
