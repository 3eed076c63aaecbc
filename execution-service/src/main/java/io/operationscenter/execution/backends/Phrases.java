package io.operationscenter.execution.backends;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Phrases that show a kind of failure in a backend's output, in upper or lower case. */
public final class Phrases {

  /** Stands for the number alone, which occurs in ordinary output too (spec 03 §4.3). */
  private static final String HTTP_429 =
      "(?:http(?:/[0-9.]+)?|status|error|code)[ :=\"]*429(?![0-9])";

  /** Shows that a provider refuses further calls: tier 1 of kodo's fallback chain. */
  public static final Phrases RATE_LIMITS =
      patterns(HTTP_429)
          .and(
              of(
                  "quota exceeded",
                  "insufficient_quota",
                  "rate limit exceeded",
                  "too many requests"));

  /** Shows that a backend had nothing to do. */
  public static final Phrases NO_CHANGES =
      patterns("no changes(?! added to commit)")
          .and(of("nothing to commit", "nothing changed", "no diff", "working tree clean"));

  /** Shows that a merge failed. */
  public static final Phrases CONFLICTS =
      of("merge conflict", "conflict (", "cannot merge", "auto-merge failed");

  private final List<String> expressions;
  private final Pattern pattern;

  private Phrases(List<String> expressions) {
    this.expressions = List.copyOf(expressions);
    this.pattern =
        Pattern.compile(
            expressions.stream().map(one -> "(?:" + one + ")").collect(Collectors.joining("|")),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** Texts as they are. */
  public static Phrases of(String... texts) {
    return new Phrases(Arrays.stream(texts).map(Pattern::quote).toList());
  }

  /** Regular expressions. */
  public static Phrases patterns(String... expressions) {
    return new Phrases(List.of(expressions));
  }

  /** These and others. */
  public Phrases and(Phrases others) {
    return new Phrases(Stream.concat(expressions.stream(), others.expressions.stream()).toList());
  }

  /** True when one of them occurs. */
  public boolean in(String text) {
    return pattern.matcher(straightQuotes(text)).find();
  }

  /** Output with typographic apostrophes says the same. */
  static String straightQuotes(String text) {
    return text.replace('\u2019', '\'');
  }
}
