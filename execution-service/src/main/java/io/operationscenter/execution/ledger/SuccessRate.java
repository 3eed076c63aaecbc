package io.operationscenter.execution.ledger;

import java.util.List;

/** How often proposals of a category succeed (spec 06 §10.4). */
public final class SuccessRate {

  /** How many of the newest outcomes it looks at. */
  public static final int OUTCOMES = 20;

  private static final int FEWEST = 3;
  private static final double UNKNOWN = 0.5;

  private SuccessRate() {}

  /** 0 to 1; one half while there are fewer than three. */
  public static double of(List<Boolean> succeeded) {
    return succeeded.size() < FEWEST ? UNKNOWN : Share.of(succeeded);
  }
}
