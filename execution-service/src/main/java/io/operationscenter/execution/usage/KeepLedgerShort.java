package io.operationscenter.execution.usage;

import io.operationscenter.execution.ledger.PruneEvents;
import io.operationscenter.kit.events.Head;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.store.StoreException;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Removes events that are kept no longer, in small transactions that let others in between. */
@Singleton
final class KeepLedgerShort {

  private static final Head HEAD = new Head("event");
  private static final int PIECE = 500;

  private final Store store;
  private final Clock clock;

  KeepLedgerShort(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    try {
      long removed = prune();
      if (removed > 0) {
        Log.infof("%d usage events are kept no longer", removed);
      }
    } catch (StoreException e) {
      Log.warnf("Old usage events are not removed: %s", e.getMessage());
    }
  }

  /** Removes all there are; answers how many. */
  long prune() {
    long removed = 0;
    int piece;
    do {
      piece =
          store.write(
              tx -> {
                HEAD.hold(tx);
                return PruneEvents.expired(tx, clock.instant(), PIECE);
              });
      removed += piece;
    } while (piece > 0);
    long surplus = store.read(PruneEvents::surplus);
    while (surplus > 0) {
      long most = Math.min(surplus, PIECE);
      piece =
          store.write(
              tx -> {
                HEAD.hold(tx);
                return PruneEvents.skips(tx, most);
              });
      removed += piece;
      surplus = piece < most ? 0 : surplus - piece;
    }
    return removed;
  }
}
