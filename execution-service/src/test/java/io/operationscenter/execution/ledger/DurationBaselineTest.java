package io.operationscenter.execution.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.execution.ledger.DurationBaseline.Anomaly;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which durations stand out, and which of them are worth a warning. */
class DurationBaselineTest {

  @ParameterizedTest
  @CsvSource({
    "0.4, 0.2, false, false",
    "0.5, 0.2, true, false",
    "119.9, 59.9, true, true",
    "119.0, 59.2, true, false",
    "600.0, 30.0, true, true"
  })
  void warnsOfAMinuteOrMoreBeyondTheUsual(
      double seconds, double usual, boolean anomaly, boolean warning) {
    var found = DurationBaseline.anomaly(seconds, List.of(usual, usual, usual));

    assertThat(found.isPresent()).isEqualTo(anomaly);
    assertThat(found.filter(Anomaly::worthAWarning).isPresent()).isEqualTo(warning);
  }
}
