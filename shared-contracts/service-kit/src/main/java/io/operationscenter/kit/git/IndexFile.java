package io.operationscenter.kit.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What git's index says (gitformat-index, versions 2 and 3 with SHA-1), of an index that git just
 * made of one tree.
 *
 * @param tree the tree; empty when the index does not tell
 * @param files how many entries it has
 * @param submodules paths of other repositories that the tree refers to, in git's order
 */
public record IndexFile(Optional<ObjectId> tree, int files, List<String> submodules) {

  private static final int SIGNATURE = 0x4449_5243;
  private static final int CACHED_TREES = 0x5452_4545;
  private static final int HEADER = 12;
  private static final int MODE = 24;
  private static final int FLAGS = 60;
  private static final int EXTENDED = 0x4000;
  private static final int PADDING = 8;
  private static final int ID = 20;
  private static final int SUBMODULE = 0160000;

  /** Copies what is mutable. */
  public IndexFile {
    submodules = List.copyOf(submodules);
  }

  /**
   * Reads an index.
   *
   * @throws IOException when it cannot be read, or is none
   */
  static IndexFile read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    try {
      return parse(bytes);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException("index " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static IndexFile parse(ByteBuffer bytes) {
    int version = bytes.getInt(4);
    if (bytes.getInt(0) != SIGNATURE || version < 2 || version > 3) {
      throw new IllegalArgumentException("it is no index of version 2 or 3");
    }
    int files = bytes.getInt(8);
    List<String> submodules = new ArrayList<>();
    int at = HEADER;
    for (int entry = 0; entry < files; entry++) {
      int name = at + FLAGS + 2;
      if ((bytes.getShort(at + FLAGS) & EXTENDED) != 0) {
        name += 2;
      }
      int end = name;
      while (bytes.get(end) != 0) {
        end++;
      }
      if (bytes.getInt(at + MODE) == SUBMODULE) {
        submodules.add(text(bytes, name, end));
      }
      at += (end - at) / PADDING * PADDING + PADDING;
    }
    return new IndexFile(rootTree(bytes, at), files, submodules);
  }

  /** The first of the trees that git keeps so that it need not write them again. */
  private static Optional<ObjectId> rootTree(ByteBuffer bytes, int extensions) {
    int at = extensions;
    while (at < bytes.limit() - ID) {
      int length = bytes.getInt(at + 4);
      int data = at + PADDING;
      if (bytes.getInt(at) == CACHED_TREES) {
        int line = data + 1;
        int end = line;
        while (bytes.get(end) != '\n') {
          end++;
        }
        boolean valid = !text(bytes, line, end).startsWith("-");
        return valid ? Optional.of(id(bytes, end + 1)) : Optional.empty();
      }
      at = data + length;
    }
    return Optional.empty();
  }

  private static ObjectId id(ByteBuffer bytes, int at) {
    byte[] id = new byte[ID];
    bytes.get(at, id);
    return new ObjectId(HexFormat.of().formatHex(id));
  }

  private static String text(ByteBuffer bytes, int from, int to) {
    byte[] text = new byte[to - from];
    bytes.get(from, text);
    return new String(text, StandardCharsets.UTF_8);
  }
}
