package io.operationscenter.planner.board.embedded.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beyond the recorded pairs: what is stored stays, and nothing hostile gets in. */
class DescriptionsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>one</p>",
        "text <b>bold</b> tail",
        "<p>a</p>\n<p>b</p>",
        "<section><p>a</p><p>b</p></section>",
        "<table><tr><td>1</td></tr></table>",
        "<p>a <b>b",
        "<ul><li><p>x</p></li></ul>",
        "<p>&lt;script&gt; &amp; &nbsp;</p>",
        "<details><summary>s</summary>d</details><p>x</p>",
        "<unknown><p>kept</p></unknown>",
        "  <p>spaces around</p>  "
      })
  void whatIsStoredIsStoredAgainUnchanged(String sent) {
    // Given
    String stored = Descriptions.stored(sent);

    // When
    String again = Descriptions.stored(stored);

    // Then
    assertThat(again).isEqualTo(stored);
  }

  @Test
  void tablesGetTheirBody() {
    // Given
    String sent = "<table><tr><td>1</td></tr></table>";

    // When
    String stored = Descriptions.stored(sent);

    // Then
    assertThat(stored).isEqualTo("<table><tbody><tr><td>1</td></tr></tbody></table>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p><img src=x onerror=alert(1)></p>",
        "<p><a href=\"java\tscript:alert(1)\">x</a></p>",
        "<p><a href=\" JAVASCRIPT:alert(1)\">x</a></p>",
        "<p><a href=\"data:text/html,x\">x</a></p>",
        "<p>x</p><iframe src=\"https://evil.example.com\"></iframe>",
        "<p>x</p><style>p{color:red}</style>",
        "<svg><script>alert(1)</script></svg><p>x</p>",
        "<math><mtext><script>alert(1)</script></mtext></math><p>x</p>",
        "<p>x</p><template><script>alert(1)</script></template>",
        "<form action=x><input name=y><p>x</p></form>",
        "<p onclick=alert(1) ONLOAD=x>x</p>",
        "<noscript><p title=\"</noscript><script>alert(1)</script>\">x</p></noscript><p>y</p>"
      })
  void nothingThatRunsIsStored(String hostile) {
    // Given a hostile description

    // When
    String stored = Descriptions.stored(hostile).toLowerCase(java.util.Locale.ROOT);

    // Then
    for (String word :
        List.of(
            "<script",
            "onerror",
            "onclick",
            "onload",
            "script:",
            "data:",
            "<iframe",
            "<style",
            "<form",
            "<input",
            "<svg",
            "<math",
            "<template")) {
      assertThat(stored).doesNotContain(word);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "<!-- only -->", "<script>x</script>", "<!doctype html>"})
  void nothingIsRefused(String empty) {
    // Given / When / Then
    assertThatThrownBy(() -> Descriptions.stored(empty))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("Invalid HTML passed");
  }

  @Test
  void aNulIsRefusedWithABareArray() {
    // Given / When / Then
    assertThatThrownBy(() -> Descriptions.stored("<p>a\0b</p>"))
        .isInstanceOf(Refused.class)
        .hasMessage("400 [\"Null characters are not allowed.\"]");
  }
}
