package io.operationscenter.execution.backends;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A backend that changed nothing, exits 0 and says that its capacity is used up has failed (spec 03
 * §4.2).
 */
public final class CapacityGuard {

  private static final int LONGEST_LINE = 160;

  /** In the order in which they count. */
  private static final List<Pattern> EXHAUSTED =
      Stream.of(
              "out of (?:extra )?usage",
              "usage limit (?:reached|hit)",
              "(?:you've|you have) (?:hit|reached) your (?:usage )?limit",
              "quota (?:exceeded|exhausted)",
              "insufficient quota",
              "run out of credits",
              "payment required")
          .map(phrase -> Pattern.compile("\\b" + phrase + "\\b", Pattern.CASE_INSENSITIVE))
          .toList();

  private CapacityGuard() {}

  /** The failure reason when the output speaks of used up capacity. */
  public static Optional<String> exhausted(String output) {
    String text = Phrases.straightQuotes(output);
    return EXHAUSTED.stream()
        .map(phrase -> phrase.matcher(text))
        .filter(Matcher::find)
        .findFirst()
        .map(found -> "capacity exhaustion detected: " + lineAt(output, found.start()));
  }

  private static String lineAt(String text, int position) {
    int start = text.lastIndexOf('\n', position) + 1;
    int end = text.indexOf('\n', position);
    return Excerpts.first(
        text.substring(start, end < 0 ? text.length() : end).strip(), LONGEST_LINE);
  }
}
