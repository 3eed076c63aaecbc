package io.operationscenter.execution.runs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountSuppressionsTest {

  private static String adding(String... lines) {
    return "diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1 @@\n" + String.join("\n", lines) + "\n";
  }

  @Test
  void countsEachKindInAddedLines() {
    assertThat(
            CountSuppressions.in(
                adding(
                    "+import x  # noqa: F401",
                    "+import y  # NOQA",
                    "+a = b  # type:ignore",
                    "+    pass",
                    "-  pass",
                    " c  # noqa")))
        .containsEntry("noqa", 2L)
        .containsEntry("type_ignore", 1L)
        .containsEntry("bare_pass", 1L);
  }

  @Test
  void staysSilentBelowThree() {
    assertThat(CountSuppressions.in(adding("+a  # noqa", "+  pass"))).isEmpty();
  }

  @Test
  void takesWordsThatOnlyContainOneForText() {
    assertThat(CountSuppressions.in(adding("+passed", "+pass_on(x)", "+the pass", "+noqa")))
        .isEmpty();
  }
}
