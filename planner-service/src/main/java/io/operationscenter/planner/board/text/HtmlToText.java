package io.operationscenter.planner.board.text;

/**
 * HTML as the text that a person reads (spec 10 §4.1): headings become {@code ## X}, list items
 * {@code - x}, blocks lines. Tags go before references are decoded, so angle brackets that were
 * escaped stay text. Never fails; takes time in proportion to the length.
 */
public final class HtmlToText implements HtmlTokens.Reader {

  private final StringBuilder out = new StringBuilder();
  private int listItems;
  private int preformatted;
  private boolean afterMarker;
  private boolean breakBeforeNext;

  private HtmlToText() {}

  /** The text of it, without blank lines around it and with at most one between lines. */
  public static String of(String html) {
    HtmlToText reading = new HtmlToText();
    HtmlTokens.read(html.replace("\r\n", "\n").replace('\r', '\n'), reading);
    return trimmed(reading.out);
  }

  @Override
  public void start(String tag) {
    switch (tag) {
      case "h1", "h2", "h3", "h4", "h5", "h6" -> {
        newline();
        append("## ");
      }
      case "li" -> {
        listItems++;
        startOfLine();
        append("- ");
        afterMarker = true;
      }
      case "br" -> newline();
      case "p" -> startOfParagraph();
      case "pre" -> {
        preformatted++;
        newline();
      }
      case "div", "ul", "ol" -> newline();
      default -> {}
    }
  }

  @Override
  public void end(String tag) {
    switch (tag) {
      case "h1", "h2", "h3", "h4", "h5", "h6", "div", "ul", "ol" -> newline();
      case "li" -> {
        listItems = Math.max(0, listItems - 1);
        breakBeforeNext = false;
        startOfLine();
      }
      case "p" -> endOfParagraph();
      case "pre" -> {
        preformatted = Math.max(0, preformatted - 1);
        newline();
      }
      default -> {}
    }
  }

  @Override
  public void text(CharSequence text) {
    boolean blank = text.toString().isBlank();
    if (blank && preformatted == 0 && (atStartOfLine() || afterMarker)) {
      return;
    }
    if (breakBeforeNext && !blank) {
      newline();
    }
    StringBuilder decoded = new StringBuilder(text.length());
    HtmlEntities.decodeInto(decoded, text);
    for (int at = 0; at < decoded.length(); at++) {
      appendBounded(decoded.charAt(at));
    }
    afterMarker = false;
  }

  /** An editor wraps the text of an item into a paragraph, which is no line of its own. */
  private void startOfParagraph() {
    if (!afterMarker) {
      newline();
    }
  }

  private void endOfParagraph() {
    if (listItems > 0) {
      breakBeforeNext = true;
    } else {
      newline();
    }
  }

  private void append(String text) {
    out.append(text);
    breakBeforeNext = false;
  }

  private void newline() {
    appendBounded('\n');
    afterMarker = false;
    breakBeforeNext = false;
  }

  private void startOfLine() {
    if (!atStartOfLine()) {
      newline();
    }
    afterMarker = false;
  }

  private boolean atStartOfLine() {
    return out.isEmpty() || out.charAt(out.length() - 1) == '\n';
  }

  private void appendBounded(char character) {
    int length = out.length();
    boolean third =
        character == '\n'
            && length > 1
            && out.charAt(length - 1) == '\n'
            && out.charAt(length - 2) == '\n';
    if (!third && character != '\0') {
      out.append(character);
    }
  }

  /**
   * The indentation of a first line that begins with hashes stays: it says that the line is
   * somebody's text and opens no section (spec 06 §3).
   */
  private static String trimmed(CharSequence text) {
    String whole = text.toString().stripTrailing();
    int line = 0;
    for (int at = 0; at < whole.length() && Character.isWhitespace(whole.charAt(at)); at++) {
      line = whole.charAt(at) == '\n' ? at + 1 : line;
    }
    String fromFirstLine = whole.substring(line);
    String stripped = fromFirstLine.stripLeading();
    return stripped.startsWith("##") ? fromFirstLine : stripped;
  }
}
