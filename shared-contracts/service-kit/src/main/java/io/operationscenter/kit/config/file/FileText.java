package io.operationscenter.kit.config.file;

import io.operationscenter.kit.config.yaml.Position;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The text of a small file, or the one sentence why there is none. */
record FileText(@Nullable String text, @Nullable ConfigurationFault fault) {

  /** Largest file that is read. */
  static final int MOST_BYTES = 1 << 20;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  static FileText of(Path file) {
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        return refused(Files.isDirectory(file) ? "is a directory" : "is no regular file");
      }
      try (InputStream in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        return bytes.length > MOST_BYTES
            ? refused("must not be larger than " + MOST_BYTES + " bytes")
            : decoded(bytes);
      }
    } catch (NoSuchFileException absent) {
      return refused("does not exist");
    } catch (AccessDeniedException forbidden) {
      return refused("may not be read by this user");
    } catch (IOException broken) {
      return refused("cannot be read: " + broken.getMessage());
    }
  }

  private static FileText decoded(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
      int column = text.length() - text.lastIndexOf('\n');
      return new FileText(
          null, new ConfigurationFault("", new Position(line, column), "is not UTF-8 text"));
    }
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return new FileText(marked ? text.substring(1) : text, null);
  }

  private static FileText refused(String why) {
    return new FileText(null, new ConfigurationFault("", null, why));
  }
}
