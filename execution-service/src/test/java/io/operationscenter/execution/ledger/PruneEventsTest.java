package io.operationscenter.execution.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.execution.RowsRead;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.store.StoreKind;
import io.operationscenter.kit.store.Transaction;
import io.operationscenter.kit.testing.StoreFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/** Everybody who writes waits for it, so it reads what it removes and not the ledger. */
class PruneEventsTest {

  private static final int EVENTS = 100_000;
  private static final int SKIPS = 2_000;
  private static final int PIECE = 10;

  private static Store filled(StoreFixture fixture) {
    Store store = new LedgerFixture(fixture).store();
    LedgerOfSize.fill(store, EVENTS);
    store.write(
        tx ->
            tx.update(
                "update usage_event set kind = case when n % 2 = 0 then 'skip_budget' else"
                    + " 'skip_noop' end where n <= ?",
                SKIPS));
    store.write(tx -> tx.update("analyze usage_event"));
    return store;
  }

  @Test
  void readsWhatIsTooOldAndNoMore() {
    Instant later = LedgerOfSize.NOW.plus(Duration.ofDays(30));

    assertReads(tx -> PruneEvents.expired(tx, later, PIECE), 7 * PIECE);
  }

  @Test
  void readsTheOldestSkipsAndNoMore() {
    assertReads(tx -> PruneEvents.skips(tx, PIECE), PIECE);
  }

  private static void assertReads(ToIntFunction<Transaction> removal, int removed) {
    try (StoreFixture fixture = new StoreFixture(StoreKind.POSTGRESQL)) {
      // Given
      Store store = filled(fixture);

      // When
      long read =
          store.write(
              tx ->
                  RowsRead.by(
                      tx,
                      "usage_event",
                      () -> assertThat(removal.applyAsInt(tx)).isEqualTo(removed)));

      // Then
      assertThat(read).isLessThan(20L * PIECE);
    }
  }
}
