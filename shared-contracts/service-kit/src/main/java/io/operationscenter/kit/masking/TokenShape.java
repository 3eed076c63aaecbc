package io.operationscenter.kit.masking;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the tokens of one issuer look like.
 *
 * @param name what it is, for tests and documentation
 * @param starts every match begins with one of these; they are searched for first, which is a
 *     hundred times quicker than trying the pattern everywhere
 * @param pattern the token; a group named {@code secret} marks the part to hide, else all of it
 */
record TokenShape(String name, List<String> starts, Pattern pattern) {

  private static final String SECRET = "secret";

  TokenShape(String name, List<String> starts, String pattern) {
    this(name, starts, Pattern.compile(pattern));
  }

  TokenShape {
    starts = List.copyOf(starts);
  }

  void addSpans(String text, List<Span> spans) {
    Matcher matcher = pattern.matcher(text);
    matcher.useTransparentBounds(true).useAnchoringBounds(false);
    boolean grouped = pattern.namedGroups().containsKey(SECRET);
    for (String start : starts) {
      for (int at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
        if (matcher.region(at, text.length()).lookingAt()) {
          spans.add(
              grouped
                  ? new Span(matcher.start(SECRET), matcher.end(SECRET))
                  : new Span(matcher.start(), matcher.end()));
        }
      }
    }
  }
}
