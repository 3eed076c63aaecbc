package io.operationscenter.execution.ledger;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How long a lane's runs usually work (spec 06 §7.2): the median of its newest ones. */
public final class DurationBaseline {

  /** How many of the newest runs it looks at. */
  public static final int RUNS = 20;

  private static final int FEWEST = 3;
  private static final double ANOMALOUS = 2.0;
  private static final double WORTH_A_WARNING = 60.0;

  private DurationBaseline() {}

  /** Seconds; empty while there are fewer than three runs. */
  public static OptionalDouble of(List<Double> seconds) {
    int n = seconds.size();
    if (n < FEWEST) {
      return OptionalDouble.empty();
    }
    List<Double> sorted = seconds.stream().sorted().toList();
    return OptionalDouble.of((sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2);
  }

  /** A run that worked more than twice as long as those before it usually did; else empty. */
  public static Optional<Anomaly> anomaly(double seconds, List<Double> before) {
    OptionalDouble usual = of(before);
    return usual.isPresent() && seconds > ANOMALOUS * usual.getAsDouble()
        ? Optional.of(new Anomaly(seconds, usual.getAsDouble()))
        : Optional.empty();
  }

  /**
   * An unusual duration.
   *
   * @param seconds of the run
   * @param usual median of those before it, in seconds
   */
  public record Anomaly(double seconds, double usual) {

    /** It took a minute or more beyond the usual: somebody should look. */
    public boolean worthAWarning() {
      return seconds - usual >= WORTH_A_WARNING;
    }
  }
}
