package io.operationscenter.planner.board.text;

/** Text made safe to stand between tags and in attributes. */
final class HtmlText {

  private HtmlText() {}

  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int at = 0; at < text.length(); at++) {
      char next = text.charAt(at);
      switch (next) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#x27;");
        case '\0' -> {}
        default -> out.append(next);
      }
    }
    return out.toString();
  }
}
