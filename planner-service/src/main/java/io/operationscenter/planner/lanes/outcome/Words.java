package io.operationscenter.planner.lanes.outcome;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Phrases that count only as whole words: {@code auth} is not in {@code author}. */
final class Words {

  private static final String EDGE_BEFORE = "(?<![\\p{L}\\p{N}_])";
  private static final String EDGE_AFTER = "(?![\\p{L}\\p{N}_])";

  private final Pattern pattern;

  private Words(String alternatives) {
    this.pattern =
        Pattern.compile(
            EDGE_BEFORE + "(?:" + alternatives + ")" + EDGE_AFTER, Pattern.UNICODE_CHARACTER_CLASS);
  }

  /** The phrases as they stand, lower-case. */
  static Words of(String... phrases) {
    return new Words(Arrays.stream(phrases).map(Pattern::quote).collect(Collectors.joining("|")));
  }

  /** Phrases as regular expressions, lower-case. */
  static Words matching(String... expressions) {
    return new Words(String.join("|", expressions));
  }

  /** True when one of them stands in the text, in any case. */
  boolean in(String text) {
    return pattern.matcher(text.toLowerCase(Locale.ROOT).replace('’', '\'')).find();
  }
}
