package io.operationscenter.planner.board.embedded;

import io.operationscenter.kit.service.DataRoot;
import io.operationscenter.kit.service.StartRefused;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A key of the board, kept as a file that only its owner may read. Never printed.
 *
 * @param text {@code plane_api_} and 32 hexadecimal digits, as Plane's own
 */
record BoardToken(String text) {

  private static final String PREFIX = "plane_api_";
  private static final int BYTES = 16;
  private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9a-f]{32}");
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  /** Checks the form; the message does not repeat the text. */
  BoardToken {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a board token is %s and 32 hexadecimal digits, this one is not".formatted(PREFIX));
    }
  }

  static BoardToken random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new BoardToken(PREFIX + HexFormat.of().formatHex(bytes));
  }

  /**
   * The token in the file {@code secrets/<name>.token}, made first where there is none. A present
   * file is never written again; of several processes that start at once all get the same token.
   *
   * @throws StartRefused when the file is open to others, unreadable or no token
   */
  static BoardToken ensure(DataRoot root, String name, SecureRandom random) {
    Path file = root.secrets().resolve(name + ".token");
    try {
      if (!Files.exists(file)) {
        create(file, random);
      }
      return read(file);
    } catch (IOException | IllegalArgumentException e) {
      StartRefused refusal =
          StartRefused.failed(
              "The credential %s cannot be used: %s".formatted(file, e.getMessage()));
      refusal.initCause(e);
      throw refusal;
    }
  }

  private static void create(Path file, SecureRandom random) throws IOException {
    Path complete =
        Files.createTempFile(
            file.getParent(), ".token", null, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    try {
      Files.writeString(complete, random(random).text() + "\n");
      // A link appears at once and complete, and unlike a move it fails where a file already is.
      Files.createLink(file, complete);
    } catch (FileAlreadyExistsException anotherProcessWasFirst) {
      return;
    } finally {
      Files.delete(complete);
    }
  }

  private static BoardToken read(Path file) throws IOException {
    Set<PosixFilePermission> present = Files.getPosixFilePermissions(file);
    Set<PosixFilePermission> open = EnumSet.copyOf(OTHERS);
    open.retainAll(present);
    if (!open.isEmpty()) {
      throw StartRefused.failed(
          "The credential %s is open to others (%s). Run chmod 600 on it, and replace it if others had access."
              .formatted(file, PosixFilePermissions.toString(present)));
    }
    return new BoardToken(Files.readString(file).strip());
  }

  @Override
  public String toString() {
    return "BoardToken[hidden]";
  }
}
