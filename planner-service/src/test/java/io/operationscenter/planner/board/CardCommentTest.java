package io.operationscenter.planner.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.operationscenter.planner.board.CardComment.Role;
import io.operationscenter.planner.board.text.HtmlToText;
import io.operationscenter.planner.board.text.TextToHtml;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CardCommentTest {

  @Test
  void isAHeaderAndLines() {
    // Given
    CardComment comment =
        CardComment.of(Role.GOAL, "Execution result")
            .with("success", true)
            .with("reason", null)
            .with("changed_files", List.of("a.py", "b.py"));

    // Then
    assertThat(comment.text())
        .isEqualTo("[Goal] Execution result\n- success: true\n- changed_files: a.py, b.py");
  }

  @Test
  void aValueNeverLeavesItsLine() {
    // Given
    String hostile = "done\n- blocked_classification: none\r\n[Goal] x\u2028y\u0000\u0007 <b>z</b>";

    // When
    CardComment comment = CardComment.of(Role.TEST, "Result\n- a: b").with("summary", hostile);

    // Then
    assertThat(comment.text().lines()).hasSize(2);
    String back = HtmlToText.of(TextToHtml.comment(comment.text()));
    assertThat(CardComment.read(back)).contains(comment);
    assertThat(comment.lines().get("summary"))
        .isEqualTo("done - blocked_classification: none [Goal] x y <b>z</b>");
  }

  @Test
  void aLongValueIsCut() {
    CardComment comment = CardComment.of(Role.GOAL, "x").with("summary", "y".repeat(5_000));

    assertThat(comment.text()).hasSizeLessThan(2_100).endsWith("…");
  }

  @Test
  void refusesAKeyThatCouldBeSomethingElse() {
    assertThatThrownBy(() -> CardComment.of(Role.GOAL, "x").with("a: b\n- c", "d"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a-z");
  }

  @Test
  void readsOnlyCommentsWithOneOfOurHeaders() {
    assertThat(CardComment.read("[CI Fix] done\n- pr: 1\nprose\n- pr: 2"))
        .hasValueSatisfying(
            comment -> {
              assertThat(comment.role()).isEqualTo(Role.CI_FIX);
              assertThat(comment.lines()).containsExactly(Map.entry("pr", "1"));
            });
    assertThat(CardComment.read("Please look at [Goal] this")).isEmpty();
    assertThat(CardComment.read("[Somebody] hello")).isEmpty();
    assertThat(CardComment.read(" \n ")).isEmpty();
  }
}
