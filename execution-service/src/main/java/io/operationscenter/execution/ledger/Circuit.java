package io.operationscenter.execution.ledger;

import io.operationscenter.execution.ledger.LedgerFacts.RecordedOutcome;
import io.operationscenter.kit.config.environment.CircuitBreaker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the newest executions say about the backend (spec 06 §16).
 *
 * @param samples how many outcomes count
 * @param failures how many of them failed
 * @param closes the first moment at which so many samples are stale that it closes by itself; null
 *     while it is closed
 */
public record Circuit(long samples, long failures, @Nullable Instant closes) {

  private static final int FEWEST = 3;

  /**
   * As the outcomes have it.
   *
   * @param outcomes not older than the breaker's staleness, the newest first
   */
  public static Circuit of(List<RecordedOutcome> outcomes, CircuitBreaker breaker) {
    List<RecordedOutcome> newest = outcomes.stream().limit(breaker.window()).toList();
    List<RecordedOutcome> counted = sameVersion(newest);
    return new Circuit(counted.size(), failures(counted), closes(newest, breaker));
  }

  /** True while no execution shall begin. */
  public boolean open() {
    return closes != null;
  }

  private static @Nullable Instant closes(List<RecordedOutcome> newest, CircuitBreaker breaker) {
    Instant leaving = null;
    for (int left = newest.size(); opens(newest.subList(0, left), breaker); left--) {
      leaving = newest.get(left - 1).at();
    }
    return leaving == null
        ? null
        : leaving.plus(Duration.ofHours(breaker.stalenessHours())).plusMillis(1);
  }

  private static boolean opens(List<RecordedOutcome> newest, CircuitBreaker breaker) {
    List<RecordedOutcome> counted = sameVersion(newest);
    return counted.size() >= FEWEST
        && (double) failures(counted) / counted.size() >= breaker.threshold();
  }

  /** During a change of version only the newest known one counts; outcomes without one stay. */
  private static List<RecordedOutcome> sameVersion(List<RecordedOutcome> newest) {
    Optional<String> version =
        newest.stream().map(RecordedOutcome::version).filter(Objects::nonNull).findFirst();
    return newest.stream()
        .filter(
            outcome ->
                outcome.version() == null || version.stream().anyMatch(outcome.version()::equals))
        .toList();
  }

  private static long failures(List<RecordedOutcome> counted) {
    return counted.stream().filter(outcome -> !outcome.succeeded()).count();
  }
}
