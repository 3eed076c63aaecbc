package io.operationscenter.kit.seal;

import io.operationscenter.contracts.evidence.Seal;
import io.operationscenter.contracts.evidence.SealedFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The digests of a seal: SHA-256 in hex over lines that a shell can make again; the line of a file
 * is the one that {@code sha256sum} prints.
 */
public final class Digests {

  private static final String NONE = "none";

  private Digests() {}

  /** Of bytes. */
  public static String of(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  /** Binds a seal to its run and to its place in the chain. */
  static String opening(
      long version, String runId, String ticketId, long number, @Nullable String previous) {
    return of(
        "operations-center seal %d\nrun %s\nticket %s\nnumber %d\nprevious %s\n"
            .formatted(
                version, runId, ticketId, number, Objects.requireNonNullElse(previous, NONE)));
  }

  /** The same of a seal as it stands. */
  static String opening(Seal seal) {
    return opening(seal.version(), seal.runId(), seal.ticketId(), seal.number(), seal.previous());
  }

  /** Goes on from the digest before. */
  static String link(String before, String name, List<SealedFile> files) {
    StringBuilder lines = new StringBuilder();
    lines.append(before).append("\nlink ").append(name).append('\n');
    files.forEach(
        file -> lines.append(file.sha256()).append("  ").append(file.name()).append('\n'));
    return of(lines.toString());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String of(String lines) {
    return of(lines.getBytes(StandardCharsets.UTF_8));
  }
}
