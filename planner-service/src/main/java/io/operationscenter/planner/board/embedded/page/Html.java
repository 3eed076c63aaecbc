package io.operationscenter.planner.board.embedded.page;

import io.operationscenter.planner.board.text.HiddenMarks;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Markup. Whatever else is put into it is escaped, so text from outside stays text, and what would
 * hide in it is shown.
 *
 * @param markup safe to send
 */
record Html(String markup) {

  static final Html NONE = new Html("");

  /**
   * Fills a template.
   *
   * @param template of the code's own, with {@code %s} for each part
   * @param parts {@link Html} as it is, anything else escaped
   */
  static Html of(String template, Object... parts) {
    return new Html(template.formatted(Arrays.stream(parts).map(Html::safe).toArray()));
  }

  static Html all(List<Html> parts) {
    return new Html(parts.stream().map(Html::markup).collect(Collectors.joining("\n")));
  }

  Html when(boolean shown) {
    return shown ? this : NONE;
  }

  private static String safe(Object part) {
    return part instanceof Html html ? html.markup : escape(HiddenMarks.shown(part.toString()));
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  @Override
  public String toString() {
    return markup;
  }
}
