package io.operationscenter.planner.board.plane;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.operationscenter.planner.board.plane.PlaneAnswer.Answered;
import io.operationscenter.planner.board.plane.PlaneAnswer.NoAnswer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryRuleTest {

  @Test
  void waitsLongerEachTimeAndGivesUpAfterFourAttempts() {
    for (int attempt = 1; attempt < RetryRule.ATTEMPTS; attempt++) {
      assertThat(RetryRule.after(attempt, new NoAnswer("x")))
          .contains(new RetryRule.Again(Duration.ofSeconds(2L * attempt), true));
    }
    assertThat(RetryRule.after(4, new NoAnswer("x"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 520})
  void faultsOfTheServerMayHaveHadTheirEffect(int status) {
    assertThat(RetryRule.after(2, answered(status, null)))
        .contains(new RetryRule.Again(Duration.ofSeconds(4), true));
  }

  @Test
  void aRefusedRequestObeysTheHeaderAndHadNoEffect() {
    assertThat(RetryRule.after(1, answered(429, "58")))
        .contains(new RetryRule.Again(Duration.ofSeconds(58), false));
    assertThat(RetryRule.after(1, answered(429, "soon")))
        .contains(new RetryRule.Again(Duration.ofSeconds(2), false));
    assertThat(RetryRule.after(1, answered(429, "-5")))
        .contains(new RetryRule.Again(Duration.ofSeconds(2), false));
  }

  @Test
  void aVeryLongWaitIsTheCallersAffair() {
    assertThat(RetryRule.after(1, answered(429, "86400"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 204, 301, 400, 401, 403, 404, 405, 409, 413, 415})
  void everythingElseIsFinal(int status) {
    assertThat(RetryRule.after(1, answered(status, null))).isEmpty();
  }

  private static Answered answered(int status, @Nullable String header) {
    return new Answered(status, header, MissingNode.getInstance());
  }
}
