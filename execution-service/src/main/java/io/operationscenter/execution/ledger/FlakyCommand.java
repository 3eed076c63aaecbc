package io.operationscenter.execution.ledger;

import java.util.List;

/** Whether a validation command fails without a reason now and then (spec 06 §11.1 row 9). */
public final class FlakyCommand {

  /** How many of its newest runs are looked at, and needed. */
  public static final int RUNS = 10;

  private static final double FLAKY = 0.3;

  private FlakyCommand() {}

  /** True when at least three of its newest ten runs failed. */
  public static boolean of(List<Boolean> passed) {
    List<Boolean> failed = passed.stream().limit(RUNS).map(flag -> !flag).toList();
    return failed.size() >= RUNS && Share.of(failed) >= FLAKY;
  }
}
