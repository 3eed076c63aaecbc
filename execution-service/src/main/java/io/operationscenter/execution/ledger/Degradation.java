package io.operationscenter.execution.ledger;

import java.util.List;
import java.util.OptionalDouble;

/** Whether runs succeed noticeably less often than they should (spec 06 §13). */
public final class Degradation {

  /** How many of the newest outcomes it looks at. */
  public static final int OUTCOMES = 30;

  private static final int FEWEST = 5;
  private static final double HEALTHY = 0.6;

  private Degradation() {}

  /** Share of successes; empty while that is healthy or there are too few to tell. */
  public static OptionalDouble of(List<Boolean> succeeded) {
    double rate = Share.of(succeeded);
    return succeeded.size() < FEWEST || rate >= HEALTHY
        ? OptionalDouble.empty()
        : OptionalDouble.of(rate);
  }
}
