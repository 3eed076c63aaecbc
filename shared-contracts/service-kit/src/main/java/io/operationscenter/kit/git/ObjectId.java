package io.operationscenter.kit.git;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a git object.
 *
 * @param hex 40 (SHA-1) or 64 (SHA-256) lower-case hexadecimal digits
 */
public record ObjectId(String hex) {

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

  public ObjectId {
    if (!HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "object id must be 40 or 64 lower-case hexadecimal digits, got '" + hex + "'");
    }
  }

  /** The id that a text is; empty when it is none. */
  static Optional<ObjectId> parse(String text) {
    return HEX.matcher(text).matches() ? Optional.of(new ObjectId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return hex;
  }
}
