package io.operationscenter.planner.board.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Controls and marks of writing direction: nobody sees them, and they change what is seen beside
 * them. Joiners, as emoji have them, are none.
 */
public final class HiddenMarks {

  private static final Pattern MARK =
      Pattern.compile(
          "[\\p{Cc}\\p{Zl}\\p{Zp}\\x{61C}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}"
              + "&&[^\\t\\n\\r]]");

  private HiddenMarks() {}

  /** Whether there are any; tabs and line breaks are none. */
  public static boolean in(String text) {
    return MARK.matcher(text).find();
  }

  /** The text with each of them as its number, e.g. {@code <U+202E>}. */
  public static String shown(String text) {
    return MARK.matcher(text)
        .replaceAll(
            mark -> Matcher.quoteReplacement("<U+%04X>".formatted(mark.group().codePointAt(0))));
  }
}
