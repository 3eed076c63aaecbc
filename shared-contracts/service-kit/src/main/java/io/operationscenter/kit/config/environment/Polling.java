package io.operationscenter.kit.config.environment;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Doc;

/**
 * How often lanes look at the board. No interval is below {@link #minWatchIntervalSeconds}, which
 * is the one floor: with 1 there a lane can look every second (spec 06 §1).
 */
@Contract(closed = true)
public record Polling(
    @Doc("Lower bound of all poll intervals.")
        @Variable("OPERATIONS_CENTER_MIN_WATCH_INTERVAL_SECONDS")
        @Default("5")
        @Floor(1)
        long minWatchIntervalSeconds,
    @Doc("Poll interval of lane goal.")
        @Variable(
            value = "OPERATIONS_CENTER_WATCH_INTERVAL_GOAL_SECONDS",
            aliases = "OPERATIONS_CENTER_GOAL_POLL_SECONDS")
        @Default("30")
        @Floor(1)
        long goalSeconds,
    @Doc("Poll interval of lane test.")
        @Variable(
            value = "OPERATIONS_CENTER_WATCH_INTERVAL_TEST_SECONDS",
            aliases = "OPERATIONS_CENTER_TEST_POLL_SECONDS")
        @Default("60")
        @Floor(1)
        long testSeconds,
    @Doc("Poll interval of lane improve.")
        @Variable(
            value = "OPERATIONS_CENTER_WATCH_INTERVAL_IMPROVE_SECONDS",
            aliases = "OPERATIONS_CENTER_IMPROVE_POLL_SECONDS")
        @Default("60")
        @Floor(1)
        long improveSeconds,
    @Doc("Poll interval of lane propose.")
        @Variable(
            value = "OPERATIONS_CENTER_WATCH_INTERVAL_PROPOSE_SECONDS",
            aliases = "OPERATIONS_CENTER_PROPOSE_POLL_SECONDS")
        @Default("120")
        @Floor(1)
        long proposeSeconds,
    @Doc("Poll interval of lane review.")
        @Variable("OPERATIONS_CENTER_WATCH_INTERVAL_REVIEW_SECONDS")
        @Default("60")
        @Floor(1)
        long reviewSeconds,
    @Doc("Poll interval of lane spec.")
        @Variable("OPERATIONS_CENTER_WATCH_INTERVAL_SPEC_SECONDS")
        @Default("120")
        @Floor(1)
        long specSeconds) {

  /** Checks every rule and copies what is mutable. */
  public Polling {
    Checked.arguments(
            Polling.class,
            minWatchIntervalSeconds,
            goalSeconds,
            testSeconds,
            improveSeconds,
            proposeSeconds,
            reviewSeconds,
            specSeconds)
        .orThrow();
    goalSeconds = Math.max(goalSeconds, minWatchIntervalSeconds);
    testSeconds = Math.max(testSeconds, minWatchIntervalSeconds);
    improveSeconds = Math.max(improveSeconds, minWatchIntervalSeconds);
    proposeSeconds = Math.max(proposeSeconds, minWatchIntervalSeconds);
    reviewSeconds = Math.max(reviewSeconds, minWatchIntervalSeconds);
    specSeconds = Math.max(specSeconds, minWatchIntervalSeconds);
  }
}
