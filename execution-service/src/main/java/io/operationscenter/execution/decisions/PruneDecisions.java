package io.operationscenter.execution.decisions;

import io.operationscenter.execution.policy.RetainedDecisions;
import io.operationscenter.execution.settings.Settings;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.store.StoreException;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Forgets policy decisions after {@code retention.evidence_days}, as long as evidence is kept. */
@Singleton
final class PruneDecisions {

  /** What one transaction removes: admission waits for it, and a shorter retention leaves many. */
  static final int PIECE = 500;

  private final Store store;
  private final RetainedDecisions decisions;
  private final Settings settings;
  private final Clock clock;

  PruneDecisions(Store store, RetainedDecisions decisions, Settings settings, Clock clock) {
    this.store = store;
    this.decisions = decisions;
    this.settings = settings;
    this.clock = clock;
  }

  @Scheduled(every = "1h", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    try {
      int removed = prune();
      if (removed > 0) {
        Log.infof("%d policy decisions are kept no longer", removed);
      }
    } catch (StoreException e) {
      Log.warnf("Old policy decisions are not removed: %s", e.getMessage());
    }
  }

  /** Removes all there are; without a configuration nothing says how long, and nothing goes. */
  int prune() {
    return settings
        .current()
        .map(inForce -> inForce.configuration().retention().evidenceDays())
        .map(days -> clock.instant().minus(Duration.ofDays(days)))
        .map(this::prune)
        .orElse(0);
  }

  private int prune(Instant before) {
    int removed = 0;
    int piece;
    do {
      piece = store.write(tx -> decisions.prune(tx, before, PIECE));
      removed += piece;
    } while (piece == PIECE);
    return removed;
  }
}
