package io.operationscenter.kit.masking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Replaces secrets in text by {@value #REPLACEMENT}: the values it was given, also URL-encoded,
 * JSON-escaped or as part of a base64 text, and everything that looks like a token of a known
 * issuer. Immutable; {@link #toString} shows no value. Source: spec 03 §3 (secrets), design §6.
 */
public final class SecretMask {

  /** What stands in place of a secret. */
  public static final String REPLACEMENT = "***";

  /** Shortest value that can be hidden, in characters: shorter ones are parts of ordinary words. */
  public static final int SHORTEST_SECRET = 6;

  /** Hides nothing; for output that is read by us and never kept. */
  public static final SecretMask NOTHING = new SecretMask(List.of(), Set.of());

  /** Hides the known token shapes only. */
  public static final SecretMask KNOWN_SHAPES = new SecretMask(TokenShapes.ALL, Set.of());

  private final List<TokenShape> shapes;
  private final Set<String> values;

  private SecretMask(List<TokenShape> shapes, Set<String> values) {
    this.shapes = shapes;
    this.values = values;
  }

  /** Tells whether a value is long enough to be hidden ({@value #SHORTEST_SECRET} characters). */
  public static boolean canHide(String secret) {
    return secret.strip().length() >= SHORTEST_SECRET;
  }

  /**
   * This mask, which then also hides the given values.
   *
   * @param secrets values; surrounding white space does not count, and those for which {@link
   *     #canHide} is false are left out, because hiding them would blank ordinary text
   * @return a new mask
   */
  public SecretMask with(Collection<String> secrets) {
    Set<String> all = new LinkedHashSet<>(values);
    for (String secret : secrets) {
      if (canHide(secret)) {
        all.addAll(SecretForms.of(secret.strip(), SHORTEST_SECRET));
      }
    }
    return new SecretMask(shapes, all);
  }

  /** The text with every secret replaced by {@value #REPLACEMENT}. */
  public String mask(String text) {
    return mask(text, 0, text.length());
  }

  /**
   * A section of the text, masked. The text around it is looked at too: a secret that reaches over
   * an edge of the section is replaced as well.
   *
   * @param text the section with enough text around it, see {@link #reach}
   * @param from first character of the section
   * @param to end of the section, not part of it
   */
  public String mask(String text, int from, int to) {
    StringBuilder masked = new StringBuilder(to - from);
    int position = from;
    for (Span span : spans(text)) {
      if (span.end() <= from || span.start() >= to) {
        continue;
      }
      masked.append(text, position, Math.max(position, span.start())).append(REPLACEMENT);
      position = Math.min(span.end(), to);
    }
    return masked.append(text, position, to).toString();
  }

  /** How long a secret can be, in characters: as much text is needed around a section. */
  public int reach() {
    int longest = shapes.isEmpty() ? 0 : TokenShapes.REACH;
    for (String value : values) {
      longest = Math.max(longest, value.length());
    }
    return longest;
  }

  /** What is to be hidden: sorted, without overlaps. */
  List<Span> spans(String text) {
    List<Span> spans = new ArrayList<>();
    for (String value : values) {
      for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length())) {
        spans.add(new Span(at, at + value.length()));
      }
    }
    for (TokenShape shape : shapes) {
      shape.addSpans(text, spans);
    }
    return Span.merged(spans);
  }

  @Override
  public String toString() {
    return "SecretMask[" + values.size() + " forms of values, " + shapes.size() + " shapes]";
  }
}
