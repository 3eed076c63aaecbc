package io.operationscenter.execution.backends;

/** Cuts texts; lengths count characters, so that no character is cut in half. */
public final class Excerpts {

  private static final int REASON = 300;

  private Excerpts() {}

  /** The beginning of a text. */
  public static String first(String text, int characters) {
    return length(text) <= characters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, characters));
  }

  /** The end of a text. */
  public static String last(String text, int characters) {
    return length(text) <= characters
        ? text
        : text.substring(text.offsetByCodePoints(text.length(), -characters));
  }

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** As much as a failure reason holds: 300 characters. */
  static String reason(String text) {
    return first(text, REASON);
  }

  /**
   * The first of two texts that says anything, trimmed, 300 characters, on one line; empty when
   * neither does.
   */
  public static String oneLine(String preferred, String other) {
    String text = preferred.isBlank() ? other.strip() : preferred.strip();
    return reason(text).replace('\n', ' ');
  }
}
