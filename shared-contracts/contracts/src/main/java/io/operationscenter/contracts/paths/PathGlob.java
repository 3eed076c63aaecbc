package io.operationscenter.contracts.paths;

import io.operationscenter.contracts.paths.GlobTokens.Token;
import java.util.Arrays;
import java.util.List;

/**
 * A glob over whole repository-relative paths, case-sensitive (spec 03 §7.5): {@code *} matches any
 * run of characters including {@code /}, {@code ?} any one character, {@code [...]} a class ({@code
 * [!...]} negated), {@code **}{@code /} at the start or after a {@code /} zero or more directories,
 * {@code /**} at the end everything below and the directory itself. There are no escapes. Matching
 * takes time proportional to pattern times path. A glob is made once and matches from any thread;
 * most paths that do not match are told by which characters stand next to each other in them.
 */
public final class PathGlob {

  private static final int SPREAD = 0x9E37_79B1; // 2^32 divided by the golden ratio, and prime

  private final String pattern;
  private final Token[] tokens;
  private final long neighbours;

  private PathGlob(String pattern, List<Token> tokens) {
    this.pattern = pattern;
    this.tokens = tokens.toArray(Token[]::new);
    long all = 0;
    for (Token token : tokens) {
      all |= token instanceof Token.Literal(String text) ? neighbours(text) : 0;
    }
    this.neighbours = all;
  }

  /** The glob a pattern describes; every text is a pattern. */
  public static PathGlob of(String pattern) {
    return new PathGlob(pattern, GlobTokens.of(pattern));
  }

  /** A path made ready to be held against many globs. */
  public static final class Subject {

    private final String path;
    private final long neighbours;

    private Subject(String path) {
      this.path = path;
      this.neighbours = neighbours(path);
    }

    /** The whole path. */
    public static Subject of(String path) {
      return new Subject(path);
    }
  }

  /** True when the whole path matches. */
  public boolean matches(String path) {
    return matches(Subject.of(path));
  }

  /** True when the whole path matches. */
  public boolean matches(Subject subject) {
    return (neighbours & ~subject.neighbours) == 0 && new Match(subject.path).found();
  }

  /**
   * Which characters stand next to each other in a text, as one of 64 bits for each such pair: a
   * text has at least the bits of each of its parts.
   */
  private static long neighbours(String text) {
    long bits = 0;
    for (int i = 1; i < text.length(); i++) {
      int pair = (text.charAt(i - 1) << Character.SIZE) | text.charAt(i);
      bits |= 1L << ((pair * SPREAD) >>> (Integer.SIZE - 6));
    }
    return bits;
  }

  @Override
  public String toString() {
    return pattern;
  }

  /**
   * One path held against the tokens; goes back to the last run of characters that can be longer.
   */
  private final class Match {

    private static final int NOWHERE = -1;

    private final String path;

    /** From where on the rest behind a run is known not to match, by token. */
    private final int[] hopeless = new int[tokens.length];

    private final int[] runs = new int[tokens.length];
    private final int[] begins = new int[tokens.length];
    private final int[] ends = new int[tokens.length];
    private int depth;

    Match(String path) {
      this.path = path;
      Arrays.fill(hopeless, Integer.MAX_VALUE);
    }

    boolean found() {
      int token = 0;
      int at = 0;
      while (token < tokens.length || at < path.length()) {
        at = token == tokens.length ? NOWHERE : step(token, at);
        if (at == NOWHERE) {
          if (!longerRun()) {
            return false;
          }
          token = runs[depth - 1];
          at = ends[depth - 1];
        }
        token++;
      }
      return true;
    }

    /** Where the path goes on behind the token. */
    private int step(int token, int at) {
      return switch (tokens[token]) {
        case Token.Literal(String text) -> path.startsWith(text, at) ? at + text.length() : NOWHERE;
        case Token.AnyOne _ -> at == path.length() ? NOWHERE : behind(at);
        case Token.OneOf one ->
            at < path.length() && one.contains(path.codePointAt(at)) ? behind(at) : NOWHERE;
        case Token.Below _ ->
            at == path.length() || path.charAt(at) == '/' ? path.length() : NOWHERE;
        case Token.AnyRun _ ->
            token == tokens.length - 1
                ? path.length()
                : at < hopeless[token] ? begin(token, at) : NOWHERE;
        case Token.Directories _ -> begin(token, at);
      };
    }

    private int behind(int at) {
      return path.offsetByCodePoints(at, 1);
    }

    private int begin(int token, int at) {
      runs[depth] = token;
      begins[depth] = at;
      ends[depth] = at;
      depth++;
      return at;
    }

    /**
     * Lets the last run that can be longer be so; what an earlier one tried in vain is left out.
     */
    private boolean longerRun() {
      while (depth > 0) {
        int last = depth - 1;
        int token = runs[last];
        int end =
            tokens[token] instanceof Token.AnyRun ? nextCharacter(ends[last]) : nextName(last);
        if (end != NOWHERE) {
          ends[last] = end;
          return true;
        }
        hopeless[token] = Math.min(hopeless[token], begins[last]);
        depth--;
      }
      return false;
    }

    private int nextCharacter(int at) {
      int next = at < path.length() ? behind(at) : NOWHERE;
      return next < hopeless[runs[depth - 1]] ? next : NOWHERE;
    }

    private int nextName(int last) {
      int slash = path.indexOf('/', ends[last]);
      return slash >= 0 && slash < hopeless[runs[last]] ? slash + 1 : NOWHERE;
    }
  }
}
