package io.operationscenter.contracts.paths;

import java.util.ArrayList;
import java.util.List;

/** Reads a pattern of {@link PathGlob}; every text is one. */
final class GlobTokens {

  /** A part of a pattern. */
  sealed interface Token {

    /** Exactly these characters. */
    record Literal(String text) implements Token {}

    /** Any one character. */
    record AnyOne() implements Token {}

    /** Any run of characters. */
    record AnyRun() implements Token {}

    /** One character of the ranges, or none of them. */
    record OneOf(List<int[]> ranges, boolean negated) implements Token {

      boolean contains(int character) {
        for (int[] range : ranges) {
          if (range[0] <= character && character <= range[1]) {
            return !negated;
          }
        }
        return negated;
      }
    }

    /** Zero or more directories, each with the slash behind it. */
    record Directories() implements Token {}

    /** The end, or a slash and everything behind it. */
    record Below() implements Token {}
  }

  private final int[] pattern;
  private final List<Token> tokens = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();

  private GlobTokens(String pattern) {
    this.pattern = pattern.codePoints().toArray();
  }

  static List<Token> of(String pattern) {
    GlobTokens reader = new GlobTokens(pattern);
    for (int i = 0; i < reader.pattern.length; ) {
      i = reader.read(i);
    }
    reader.endLiteral();
    return List.copyOf(reader.tokens);
  }

  /** Takes the token that begins here and answers where the next one does. */
  private int read(int i) {
    int c = pattern[i];
    if (startsAt(i, "**/") && (i == 0 || pattern[i - 1] == '/')) {
      return add(new Token.Directories(), i + 3);
    }
    if (startsAt(i, "/**") && i + 3 == pattern.length) {
      return add(new Token.Below(), i + 3);
    }
    int end = c == '[' ? classEnd(i) : 0;
    if (end > 0) {
      return add(oneOf(i + 1, end), end + 1);
    }
    switch (c) {
      case '*' -> add(new Token.AnyRun(), i + 1);
      case '?' -> add(new Token.AnyOne(), i + 1);
      default -> literal.appendCodePoint(c);
    }
    return i + 1;
  }

  private int add(Token token, int next) {
    endLiteral();
    boolean run = token instanceof Token.AnyRun || token instanceof Token.Directories;
    if (!run || tokens.isEmpty() || !tokens.getLast().equals(token)) {
      tokens.add(token);
    }
    return next;
  }

  private void endLiteral() {
    if (!literal.isEmpty()) {
      tokens.add(new Token.Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  private boolean startsAt(int i, String text) {
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
  private int classEnd(int open) {
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

  private Token oneOf(int from, int end) {
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
