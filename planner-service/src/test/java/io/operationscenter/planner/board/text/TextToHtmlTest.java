package io.operationscenter.planner.board.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextToHtmlTest {

  @Test
  void headingsAndBlocksBecomeTags() {
    assertThat(
            TextToHtml.description(
                "## Execution\nrepo: a\nmode: goal\n\n## Goal\r\nFix <b> & \"it's\"\0\n\n\n\nMore"))
        .isEqualTo(
            "<h2>Execution</h2><p>repo: a<br>mode: goal</p><h2>Goal</h2>"
                + "<p>Fix &lt;b&gt; &amp; &quot;it&#x27;s&quot;</p><p>More</p>");
  }

  @Test
  void onlyAHeadingInTheFirstColumnIsOne() {
    assertThat(TextToHtml.description("    ## Execution\n### Sub\n##x\n## "))
        .isEqualTo("<p>    ## Execution<br>### Sub<br>##x<br>##</p>");
  }

  @Test
  void blankTextIsTheEmptyParagraph() {
    assertThat(TextToHtml.description(" \n\0 ")).isEqualTo("<p></p>");
    assertThat(HtmlToText.of("<p></p>")).isEmpty();
  }

  @Test
  void aCommentIsAHeaderAndOneList() {
    assertThat(TextToHtml.comment("\nResult\n- success: true\n\n- note: a < b"))
        .isEqualTo("<p>Result</p><ul><li>success: true</li><li>note: a &lt; b</li></ul>");
  }

  @Test
  void aCommentKeepsLinesThatAreNoBullets() {
    assertThat(TextToHtml.comment("Head\nplain\n- a\nlater\n- b"))
        .isEqualTo("<p>Head</p><p>plain</p><ul><li>a</li><li>b</li></ul><p>later</p>");
  }

  @Test
  void anEmptyCommentSaysSo() {
    assertThat(TextToHtml.comment(" \n\n")).isEqualTo("<p>(no summary)</p>");
  }

  @Test
  void theLinesOfADescriptionSurviveTheWayToTheBoardAndBack() {
    // Given
    Random random = new Random(42);
    String[] pieces = {
      "## Goal",
      "repo: a",
      "allowed_paths:",
      "  - src/**",
      "    ## not a heading",
      "- a < b",
      "x &amp; y",
      "<b>'q'</b>",
      "### sub",
      "",
      "",
      "größe ✅ 😀",
      "a --> b",
      "<!-- c -->"
    };
    for (int run = 0; run < 500; run++) {
      StringBuilder text = new StringBuilder("first\n");
      random.ints(12, 0, pieces.length).forEach(line -> text.append(pieces[line]).append('\n'));

      // When
      String back = HtmlToText.of("<div>" + TextToHtml.description(text.toString()) + "</div>");

      // Then
      assertThat(contentLines(back)).isEqualTo(contentLines(text.toString()));
    }
  }

  private static List<String> contentLines(String text) {
    return text.lines().filter(line -> !line.isBlank()).toList();
  }
}
