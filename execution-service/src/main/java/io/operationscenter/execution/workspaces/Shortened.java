package io.operationscenter.execution.workspaces;

/** Names that an agent chose, no longer than a person reads. */
final class Shortened {

  private static final int LONGEST = 200;
  private static final int END = 60;

  private Shortened() {}

  /** Beginning and end of a text that is longer than {@value #LONGEST} characters. */
  static String of(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST - END - 1) + "…" + text.substring(text.length() - END);
  }
}
