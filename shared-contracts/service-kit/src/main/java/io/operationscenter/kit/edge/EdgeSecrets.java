package io.operationscenter.kit.edge;

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
import java.util.Set;

/** The tokens of all edges as files {@code secrets/<edge>.token}, readable by their owner only. */
public final class EdgeSecrets {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private final Path folder;
  private final SecureRandom random;

  /**
   * @param root whose {@code secrets} folder exists
   */
  public EdgeSecrets(DataRoot root, SecureRandom random) {
    this.folder = root.secrets();
    this.random = random;
  }

  /**
   * The token of an edge, made first where there is none. A present file is never written again; of
   * several processes that start at once all end up with the same token.
   *
   * @throws StartRefused when the file is open to others, unreadable or no token
   */
  public Token ensure(Edge edge) {
    Path file = fileOf(edge);
    try {
      if (!Files.exists(file)) {
        create(file);
      }
      return read(file);
    } catch (IOException e) {
      throw refusal("The credential %s cannot be used: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Where the token of an edge lies. */
  public Path fileOf(Edge edge) {
    return folder.resolve(edge.id() + ".token");
  }

  private void create(Path file) throws IOException {
    Path complete =
        Files.createTempFile(
            folder, ".token", null, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    try {
      Files.writeString(complete, Token.random(random).text() + "\n");
      // A link appears at once and complete, and unlike a move it fails where a file already is.
      Files.createLink(file, complete);
    } catch (FileAlreadyExistsException anotherProcessWasFirst) {
      return;
    } finally {
      Files.delete(complete);
    }
  }

  private static Token read(Path file) throws IOException {
    Set<PosixFilePermission> open = EnumSet.copyOf(OTHERS);
    Set<PosixFilePermission> present = Files.getPosixFilePermissions(file);
    open.retainAll(present);
    if (!open.isEmpty()) {
      throw StartRefused.failed(
          "The credential %s is open to others (%s). Run chmod 600 on it, and replace it if others had access."
              .formatted(file, PosixFilePermissions.toString(present)));
    }
    try {
      return new Token(Files.readString(file).strip());
    } catch (IllegalArgumentException e) {
      throw refusal("The credential %s cannot be used: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static StartRefused refusal(String sentence, Exception cause) {
    StartRefused refusal = StartRefused.failed(sentence);
    refusal.initCause(cause);
    return refusal;
  }
}
