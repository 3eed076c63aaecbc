package io.operationscenter.execution.admission;

import io.operationscenter.contracts.tickets.CardFacts;
import java.util.Map;

/** A family that promises more than it keeps pays twice (spec 06 §6, calibration throttle). */
final class CountCredits {

  private static final Map<String, Double> EXPECTED =
      Map.of("high", 0.8, "medium", 0.5, "low", 0.3);
  private static final long FEWEST_SAMPLES = 5;
  private static final double THROTTLED_BELOW = 0.5;

  private CountCredits() {}

  /** Executions that the run costs, 1 or 2. */
  static int of(CardFacts card) {
    Double rate = card.calibrationRate();
    Double expected =
        card.confidence() == null ? null : EXPECTED.get(String.valueOf(card.confidence()));
    return card.family() != null
            && rate != null
            && expected != null
            && card.calibrationSamples() >= FEWEST_SAMPLES
            && rate / expected < THROTTLED_BELOW
        ? 2
        : 1;
  }
}
