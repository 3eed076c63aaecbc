package io.operationscenter.planner.board.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Text as the HTML that the board is sent (spec 10 §4.1); everything in it is escaped. */
public final class TextToHtml {

  private static final Pattern HEADING = Pattern.compile("## \\s*\\S.*");
  private static final String BULLET = "- ";
  private static final String NO_TEXT = "<p>(no summary)</p>";

  private TextToHtml() {}

  /**
   * A description: lines {@code ## X} become headings, blank lines part paragraphs, line breaks and
   * indentation stay. Blank text becomes the empty paragraph that the board stores for nothing.
   */
  public static String description(String text) {
    StringBuilder html = new StringBuilder();
    List<String> paragraph = new ArrayList<>();
    for (String line : lines(text)) {
      if (line.isBlank()) {
        close(html, paragraph);
      } else if (HEADING.matcher(line).matches()) {
        close(html, paragraph);
        html.append("<h2>").append(HtmlText.escaped(line.substring(3).strip())).append("</h2>");
      } else {
        paragraph.add(HtmlText.escaped(line.stripTrailing()));
      }
    }
    close(html, paragraph);
    return html.isEmpty() ? "<p></p>" : html.toString();
  }

  /**
   * A comment: its first line, one list of all {@code - x} lines, every other line a paragraph in
   * front of or behind that list.
   */
  public static String comment(String text) {
    StringBuilder before = new StringBuilder();
    StringBuilder list = new StringBuilder();
    StringBuilder after = new StringBuilder();
    for (String line : lines(text)) {
      String content = line.strip();
      if (content.isEmpty()) {
        continue;
      }
      if (!before.isEmpty() && content.startsWith(BULLET)) {
        String item = content.substring(BULLET.length()).strip();
        list.append("<li>").append(HtmlText.escaped(item)).append("</li>");
      } else {
        StringBuilder side = list.isEmpty() ? before : after;
        side.append("<p>").append(HtmlText.escaped(content)).append("</p>");
      }
    }
    if (!list.isEmpty()) {
      before.append("<ul>").append(list).append("</ul>");
    }
    return before.isEmpty() ? NO_TEXT : before.append(after).toString();
  }

  private static void close(StringBuilder html, List<String> paragraph) {
    if (!paragraph.isEmpty()) {
      html.append("<p>").append(String.join("<br>", paragraph)).append("</p>");
      paragraph.clear();
    }
  }

  private static List<String> lines(String text) {
    return text.replace("\0", "").lines().toList();
  }
}
