package io.operationscenter.planner.board.plane;

import io.operationscenter.planner.board.BoardFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The token of the embedded board in a file of the secrets folder. Whoever makes it may come later
 * than we, so it is read when it is first needed, and again after the board refused it.
 */
final class EmbeddedToken implements BoardCredential {

  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private final Path file;
  private final AtomicReference<@Nullable String> known = new AtomicReference<>();

  EmbeddedToken(Path file) {
    this.file = file;
  }

  @Override
  public String token() {
    String token = known.get();
    if (token == null) {
      token = HeaderToken.checked(read(), "the file " + file);
      known.set(token);
    }
    return token;
  }

  @Override
  public void refused() {
    known.set(null);
  }

  private String read() {
    try {
      Set<PosixFilePermission> open = EnumSet.copyOf(OTHERS);
      open.retainAll(Files.getPosixFilePermissions(file));
      if (!open.isEmpty()) {
        throw unusable("others may read it; run chmod 600 on it");
      }
      return Files.readString(file).strip();
    } catch (NoSuchFileException e) {
      throw unusable("it does not exist; the embedded board makes it when it starts");
    } catch (IOException e) {
      throw unusable(String.valueOf(e.getMessage()));
    }
  }

  private BoardFailure unusable(String why) {
    return new BoardFailure(
        BoardFailure.Kind.CONFIGURATION,
        "The token of the embedded board in %s cannot be used: %s".formatted(file, why));
  }
}
