package io.operationscenter.planner.lanes.outcome;

/** What engines say when an account may not go on (spec 06 §7.2). */
final class RunSignals {

  private static final Words QUOTA =
      Words.of(
          "insufficient_quota",
          "you've exceeded your usage limit",
          "you have exceeded your usage limit",
          "you have run out of credits",
          "upgrade your plan",
          "payment required");

  private static final Words RATE_LIMIT =
      Words.matching(
          "you've hit your limit",
          "you have hit your limit",
          "resets \\d{1,2}(?::\\d{2})? ?[ap]m",
          "usage limit reached");

  private RunSignals() {}

  /** The account has nothing left. */
  static boolean quotaExhausted(String text) {
    return QUOTA.in(text);
  }

  /** The account may go on later. */
  static boolean rateLimited(String text) {
    return RATE_LIMIT.in(text);
  }
}
