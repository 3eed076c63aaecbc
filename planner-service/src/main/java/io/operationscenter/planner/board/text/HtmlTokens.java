package io.operationscenter.planner.board.text;

import java.util.Locale;

/**
 * Cuts HTML into tags and text in one pass. What no reader of the page would see is left out:
 * comments, scripts, style sheets. Time grows with the length only, whatever the markup.
 */
final class HtmlTokens {

  /** Takes the pieces in their order. */
  interface Reader {

    /** A start tag; the name is lower case. */
    void start(String tag);

    /** An end tag. */
    void end(String tag);

    /** Text between tags, its references not yet decoded. */
    void text(CharSequence text);
  }

  private final String html;
  private final int lastClose;

  private HtmlTokens(String html) {
    this.html = html;
    this.lastClose = html.lastIndexOf('>');
  }

  /** Reads it to the end. */
  static void read(String html, Reader reader) {
    new HtmlTokens(html).read(reader);
  }

  private void read(Reader reader) {
    int textFrom = 0;
    int at = html.indexOf('<');
    while (at >= 0) {
      int end = endOfMarkup(at);
      if (end < 0) {
        at = html.indexOf('<', at + 1);
      } else {
        emitText(reader, textFrom, at);
        textFrom = emitTag(reader, at, end);
        at = html.indexOf('<', textFrom);
      }
    }
    emitText(reader, textFrom, html.length());
  }

  private void emitText(Reader reader, int from, int to) {
    if (from < to) {
      reader.text(html.substring(from, to));
    }
  }

  /** Index after the markup that begins there, or -1 when the character is just text. */
  private int endOfMarkup(int at) {
    if (html.startsWith("<!--", at)) {
      int end = html.indexOf("-->", at + 4);
      return end < 0 ? html.length() : end + 3;
    }
    if (at >= lastClose || !opensMarkup(at)) {
      return -1;
    }
    return isTag(at) ? endOfTag(at) : html.indexOf('>', at) + 1;
  }

  private boolean opensMarkup(int at) {
    char next = html.charAt(at + 1);
    return next == '!' || next == '?' || isTag(at);
  }

  private boolean isTag(int at) {
    int name = html.charAt(at + 1) == '/' ? at + 2 : at + 1;
    return name < html.length() && isLetter(html.charAt(name));
  }

  /** A closing bracket inside a quoted attribute does not end the tag, unless nothing else does. */
  private int endOfTag(int at) {
    char quote = 0;
    for (int end = at + 1; end <= lastClose; end++) {
      char next = html.charAt(end);
      if (quote != 0) {
        quote = next == quote ? 0 : quote;
      } else if (next == '"' || next == '\'') {
        quote = next;
      } else if (next == '>') {
        return end + 1;
      }
    }
    return html.indexOf('>', at) + 1;
  }

  /** Tells the reader, and answers where text goes on. */
  private int emitTag(Reader reader, int at, int end) {
    boolean closing = html.charAt(at + 1) == '/';
    String tag = isTag(at) ? name(closing ? at + 2 : at + 1, end) : "";
    if (tag.isEmpty()) {
      return end;
    }
    if (closing) {
      reader.end(tag);
      return end;
    }
    if (tag.equals("script") || tag.equals("style")) {
      return endOfHidden(tag, end);
    }
    reader.start(tag);
    return end;
  }

  private int endOfHidden(String tag, int from) {
    for (int at = html.indexOf("</", from); at >= 0; at = html.indexOf("</", at + 2)) {
      if (html.regionMatches(true, at + 2, tag, 0, tag.length())) {
        int close = html.indexOf('>', at);
        return close < 0 ? html.length() : close + 1;
      }
    }
    return html.length();
  }

  private String name(int from, int end) {
    int to = from;
    while (to < end && Character.isLetterOrDigit(html.charAt(to))) {
      to++;
    }
    return html.substring(from, to).toLowerCase(Locale.ROOT);
  }

  private static boolean isLetter(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  }
}
