package io.operationscenter.planner.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardLabelsTest {

  @ParameterizedTest
  @CsvSource({
    "retry-count: 3, 3",
    "retry-count: 007, 7",
    "retry-count: -1, 0",
    "retry-count: 1.5, 0",
    "retry-count: many, 0",
    "retry-count: 99999999999999999999, 2147483647"
  })
  void readsARetryCountInDigitsOnly(String label, int count) {
    assertThat(new CardLabels(List.of(label)).retryCount()).isEqualTo(count);
  }

  @Test
  void forcingAVerificationWinsOverSuppressingIt() {
    assertThat(new CardLabels(List.of("no-test", "Handoff : TEST")).needsTest(false, false))
        .isTrue();
    assertThat(new CardLabels(List.of("No-Test")).needsTest(true, true)).isFalse();
    assertThat(new CardLabels(List.of()).needsTest(false, true)).isFalse();
  }

  @Test
  void theFirstPriorityCountsEvenWhenItIsNoLevel() {
    assertThat(new CardLabels(List.of("priority: soon", "priority: high")).priority()).isEmpty();
    assertThat(new CardLabels(List.of("priority:", "PRIORITY : Urgent")).priority())
        .contains("urgent");
  }

  @Test
  void onlyTheWholeKeyIsTheKey() {
    CardLabels labels = new CardLabels(List.of("my-repo: a", "repo-x: b", "repo", ": c"));

    assertThat(labels.repo()).isEmpty();
    assertThat(labels.has(" REPO ")).isTrue();
  }

  @Test
  void approvalsNeedTheExactWord() {
    assertThat(new CardLabels(List.of("policy: Approved")).policyApproved()).isTrue();
    assertThat(new CardLabels(List.of("policy: approved by me")).policyApproved()).isFalse();
    assertThat(new CardLabels(List.of("self-modify: approved")).selfModifyApproved()).isTrue();
  }
}
