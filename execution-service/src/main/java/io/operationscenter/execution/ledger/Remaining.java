package io.operationscenter.execution.ledger;

import io.operationscenter.kit.config.environment.Budget;

/** How many executions may still begin (spec 06 §16), as proposals ask. */
public final class Remaining {

  private Remaining() {}

  /**
   * The smaller remainder of both windows, 0 or more.
   *
   * @param hour executions of the last hour
   * @param day executions of the last 24 hours
   */
  public static long of(long hour, long day, Budget budget) {
    return Math.max(0, Math.min(budget.maxExecPerHour() - hour, budget.maxExecPerDay() - day));
  }
}
