package io.operationscenter.execution.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.execution.ledger.LedgerFacts.RecordedOutcome;
import io.operationscenter.kit.config.environment.CircuitBreaker;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CircuitTest {

  private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");

  @ParameterizedTest
  @CsvSource({"5, 0.8, 4", "25, 0.28, 7", "50, 0.14, 7", "75, 0.56, 42", "100, 0.07, 7"})
  void aShareOfExactlyTheThresholdOpensAndOneFailureLessDoesNot(
      int window, double threshold, int failures) {
    CircuitBreaker breaker = new CircuitBreaker(threshold, window, 4);

    assertThat(Circuit.of(outcomes(window, failures), breaker).open()).isTrue();
    assertThat(Circuit.of(outcomes(window, failures - 1), breaker).open()).isFalse();
  }

  private static List<RecordedOutcome> outcomes(int window, int failures) {
    return IntStream.range(0, window)
        .mapToObj(i -> new RecordedOutcome(NOW.minusSeconds(i), i >= failures, null))
        .toList();
  }
}
