package io.operationscenter.planner.shell.print;

/**
 * Text from outside as it may go to a terminal: what could move its cursor, change its colours or
 * reverse the order of letters is shown instead of sent.
 */
public final class Visible {

  private static final int CONTROL_PICTURES = 0x2400;
  private static final int DELETE = 0x7f;
  private static final int DELETE_PICTURE = 0x2421;

  private Visible() {}

  /** On one line: line breaks and tabs become blanks. */
  public static String line(String text) {
    return shown(text.replaceAll("\\R", " ").replace('\t', ' '), false);
  }

  /** On its own lines. */
  public static String text(String text) {
    return shown(text.replaceAll("\\R", "\n").replace('\t', ' '), true);
  }

  /** JSON text: the same characters as escapes, which only ever stand inside its strings. */
  public static String json(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c != '\n' && dangerous(c)) {
                for (char unit : Character.toChars(c)) {
                  safe.append("\\u%04x".formatted((int) unit));
                }
              } else {
                safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }

  private static String shown(String text, boolean lines) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(safe, c, lines));
    return safe.toString();
  }

  private static void append(StringBuilder safe, int c, boolean lines) {
    if (lines && c == '\n') {
      safe.append('\n');
    } else if (c < ' ') {
      safe.appendCodePoint(CONTROL_PICTURES + c);
    } else if (c == DELETE) {
      safe.appendCodePoint(DELETE_PICTURE);
    } else if (dangerous(c)) {
      safe.append("<U+%04X>".formatted(c));
    } else {
      safe.appendCodePoint(c);
    }
  }

  /** Controls, marks of writing direction and other invisible formatting, lone surrogates. */
  private static boolean dangerous(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
