package io.operationscenter.execution.workspaces;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Names of mirrors that nobody can guess. Agents may enter the folder of mirrors but not list it:
 * one that could compute the name of another repository's mirror would read its whole history.
 *
 * @param secret where the secret of this installation lies; its folder exists before the first name
 */
record MirrorNames(Path secret) {

  private static final int BYTES = 32;
  private static final int READABLE = 40;

  /** The name of a repository's mirror, always the same here and another one elsewhere. */
  String of(String key, String cloneUrl) throws IOException {
    String readable = key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String cut = readable.substring(0, Math.min(readable.length(), READABLE));
    return cut + "-" + Digest.shortOf(known() + "\0" + key + "\0" + cloneUrl);
  }

  private String known() throws IOException {
    if (!Files.exists(secret)) {
      create();
    }
    String text = Files.readString(secret).strip();
    if (text.length() != 2 * BYTES) {
      throw new IOException(
          "%s must hold %d hexadecimal digits, it holds %d characters: remove it, and the mirrors are made anew"
              .formatted(secret, 2 * BYTES, text.length()));
    }
    return text;
  }

  private void create() throws IOException {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    Path complete =
        Files.createTempFile(
            secret.getParent(),
            ".mirror-names",
            null,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(complete, HexFormat.of().formatHex(bytes) + "\n");
      // A link appears at once and complete, and unlike a move it fails where a file already is.
      Files.createLink(secret, complete);
    } catch (FileAlreadyExistsException anotherProcessWasFirst) {
      return;
    } finally {
      Files.delete(complete);
    }
  }
}
