package io.operationscenter.contracts.paths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A glob over whole repository-relative paths, case-sensitive (spec 03 §7.5): {@code *} matches any
 * run of characters including {@code /}, {@code ?} any one character, {@code [...]} a class ({@code
 * [!...]} negated), {@code **}{@code /} at the start or after a {@code /} zero or more directories,
 * {@code /**} at the end everything below and the directory itself. There are no escapes. Matching
 * takes time proportional to pattern times path.
 */
public final class PathGlob {

  private sealed interface Token {
    record Literal(int character) implements Token {}

    record AnyOne() implements Token {}

    record AnyRun() implements Token {}

    record OneOf(List<int[]> ranges, boolean negated) implements Token {}

    record Directories() implements Token {}

    record Below() implements Token {}
  }

  private final String pattern;
  private final List<Token> tokens;

  private PathGlob(String pattern, List<Token> tokens) {
    this.pattern = pattern;
    this.tokens = tokens;
  }

  /** The glob a pattern describes; every text is a pattern. */
  public static PathGlob of(String pattern) {
    return new PathGlob(pattern, tokens(pattern.codePoints().toArray()));
  }

  /** True when the whole path matches. */
  public boolean matches(String path) {
    int[] text = path.codePoints().toArray();
    boolean[] reached = new boolean[text.length + 1];
    reached[0] = true;
    for (Token token : tokens) {
      reached = step(token, text, reached);
    }
    return reached[text.length];
  }

  @Override
  public String toString() {
    return pattern;
  }

  private static boolean[] step(Token token, int[] text, boolean[] from) {
    boolean[] to = new boolean[from.length];
    boolean seen = false;
    for (int i = 0; i < from.length; i++) {
      switch (token) {
        case Token.AnyRun _ -> to[i] = seen |= from[i];
        case Token.Directories _ -> {
          to[i] = from[i] || (seen && text[i - 1] == '/');
          seen |= from[i];
        }
        case Token.Below _ -> {
          to[i] |= from[i];
          if (i < text.length && from[i] && text[i] == '/') {
            Arrays.fill(to, i + 1, to.length, true);
          }
        }
        case Token.Literal(int character) ->
            advance(to, i, i < text.length && from[i] && text[i] == character);
        case Token.AnyOne _ -> advance(to, i, i < text.length && from[i]);
        case Token.OneOf one -> advance(to, i, i < text.length && from[i] && in(one, text[i]));
      }
    }
    return to;
  }

  private static void advance(boolean[] to, int i, boolean matched) {
    if (matched) {
      to[i + 1] = true;
    }
  }

  private static boolean in(Token.OneOf one, int character) {
    boolean listed =
        one.ranges().stream().anyMatch(range -> range[0] <= character && character <= range[1]);
    return listed != one.negated();
  }

  private static List<Token> tokens(int[] pattern) {
    List<Token> tokens = new ArrayList<>();
    int i = 0;
    while (i < pattern.length) {
      int c = pattern[i];
      if (startsAt(pattern, i, "**/") && (i == 0 || pattern[i - 1] == '/')) {
        tokens.add(new Token.Directories());
        i += 3;
      } else if (startsAt(pattern, i, "/**") && i + 3 == pattern.length) {
        tokens.add(new Token.Below());
        i += 3;
      } else if (c == '*') {
        tokens.add(new Token.AnyRun());
        i++;
      } else if (c == '?') {
        tokens.add(new Token.AnyOne());
        i++;
      } else if (c == '[' && classEnd(pattern, i) > 0) {
        int end = classEnd(pattern, i);
        tokens.add(oneOf(pattern, i + 1, end));
        i = end + 1;
      } else {
        tokens.add(new Token.Literal(c));
        i++;
      }
    }
    return List.copyOf(tokens);
  }

  private static boolean startsAt(int[] pattern, int i, String text) {
    if (i + text.length() > pattern.length) {
      return false;
    }
    for (int k = 0; k < text.length(); k++) {
      if (pattern[i + k] != text.charAt(k)) {
        return false;
      }
    }
    return true;
  }

  /** Position of the {@code ]} that closes the class opened at {@code open}; 0 when none does. */
  private static int classEnd(int[] pattern, int open) {
    int first = open + 1;
    if (first < pattern.length && pattern[first] == '!') {
      first++;
    }
    for (int i = first + 1; i < pattern.length; i++) {
      if (pattern[i] == ']') {
        return i;
      }
    }
    return 0;
  }

  private static Token oneOf(int[] pattern, int from, int end) {
    boolean negated = pattern[from] == '!';
    List<int[]> ranges = new ArrayList<>();
    int i = negated ? from + 1 : from;
    while (i < end) {
      if (i + 2 < end && pattern[i + 1] == '-') {
        ranges.add(new int[] {pattern[i], pattern[i + 2]});
        i += 3;
      } else {
        ranges.add(new int[] {pattern[i], pattern[i]});
        i++;
      }
    }
    return new Token.OneOf(ranges, negated);
  }
}
