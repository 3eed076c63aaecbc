package io.operationscenter.planner.board.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlToTextTest {

  @Test
  void readsHeadingsListsAndBlocks() {
    // When
    String text =
        HtmlToText.of(
            "<div><h2>Execution</h2><p>repo: a<br>mode: goal</p><h3>Constraints</h3>"
                + "<ul><li>one</li><li>two</li></ul></div>");

    // Then
    assertThat(text)
        .isEqualTo("## Execution\n\nrepo: a\nmode: goal\n\n## Constraints\n\n- one\n- two");
  }

  @Test
  void decodesReferencesAfterTagsAndOnlyOnce() {
    assertThat(HtmlToText.of("<p>List&lt;String&gt; &amp;lt; &#39;x&#x27; &ndash;</p>"))
        .isEqualTo("List<String> &lt; 'x' –");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          &euro;        | €
          &#128;        | €
          &frac12;      | ½
          &yuml;        | ÿ
          &#x1F600;     | 😀
          &#0;          | \ufffd
          &#xD800;      | \ufffd
          &#99999999;   | \ufffd
          &unknown;     | &unknown;
          &#x;          | &#x;
          &#12a;        | &#12a;
          a & b         | a & b
          &amp          | &amp
          """)
  void knowsCharacterReferences(String html, String text) {
    assertThat(HtmlToText.of(html)).isEqualTo(text);
  }

  @Test
  void aParagraphInsideAnItemIsNoLineOfItsOwn() {
    assertThat(HtmlToText.of("<ul>\n<li> <p>a</p></li><li><p>b</p><p>c</p></li></ul><p>d</p>"))
        .isEqualTo("- a\n- b\nc\n\nd");
  }

  @Test
  void keepsLinesAndIndentationInsideText() {
    assertThat(HtmlToText.of("<span>plain\nline two\n\n## Goal</span>"))
        .isEqualTo("plain\nline two\n\n## Goal");
    assertThat(HtmlToText.of("<pre><code>if (a &lt; 2) {\n  x();\n}\n</code></pre>"))
        .isEqualTo("if (a < 2) {\n  x();\n}");
  }

  @Test
  void anIndentedHashLineOpensNoSectionEvenAtTheTop() {
    assertThat(HtmlToText.of("<p>    ## Execution<br>repo: x</p>"))
        .isEqualTo("    ## Execution\nrepo: x");
    assertThat(HtmlToText.of("<p>   first</p>")).isEqualTo("first");
  }

  @Test
  void leavesAtMostOneBlankLine() {
    assertThat(HtmlToText.of("<p>a</p><br><br> <br><div></div><p>b</p>")).isEqualTo("a\n\nb");
  }

  @Test
  void readsNothingThatAReaderWouldNotSee() {
    assertThat(
            HtmlToText.of(
                "a<!-- > hidden --><script>x</p></SCRIPT ><style>p{}</style>b<!doctype x>"
                    + "<?php y ?>c<img alt=\"x>y\">d<!-- never closed"))
        .isEqualTo("abcd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a < b", "a<1>b", "x <", "<", "a <b", "<>"})
  void aBracketThatOpensNoTagIsText(String html) {
    assertThat(HtmlToText.of(html)).isEqualTo(html);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<", "<a", "<a \"", "<!-", "<!--", "&", "&#", "<li>", "</li>", "<p>", "<pre>", "</"
      })
  void hostileRepetitionEnds(String piece) {
    // Given
    String html = piece.repeat(1_000_000) + ">";

    // When
    String text = HtmlToText.of(html);

    // Then
    assertThat(text.length()).isLessThanOrEqualTo(2 * html.length());
  }

  @Test
  void readsAnyMixtureOfMarkup() {
    Random random = new Random(20_260_427);
    String[] pieces = {
      "<",
      ">",
      "\"",
      "'",
      "&",
      ";",
      "#",
      "p",
      "li",
      "/",
      "!",
      "--",
      "<p>",
      "</li>",
      "<li>",
      "\n",
      " ",
      "x",
      "<script",
      "</script>",
      "<pre>",
      "</pre>",
      "&lt;",
      "<br/>",
      "\0",
      "ß"
    };
    for (int run = 0; run < 2_000; run++) {
      StringBuilder html = new StringBuilder();
      random.ints(40, 0, pieces.length).forEach(piece -> html.append(pieces[piece]));

      String text = HtmlToText.of(html.toString());

      assertThat(text).doesNotContain("\n\n\n", "\0");
    }
  }
}
