package io.operationscenter.planner.lanes.claims;

import io.operationscenter.kit.store.Store;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Verdicts of people that their cards were told of. */
@Singleton
public final class ToldVerdicts {

  private final Store store;
  private final Clock clock;

  public ToldVerdicts(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** True when the card was told. */
  public boolean contain(String approvalId) {
    return store
        .read(
            tx ->
                tx.query("select told_at from told_verdict where approval_id = ?", approvalId)
                    .first(row -> row.instant("told_at")))
        .isPresent();
  }

  /** The card was told. */
  public void add(String approvalId) {
    store.write(
        tx ->
            tx.update(
                "insert into told_verdict (approval_id, told_at) values (?, ?)"
                    + " on conflict do nothing",
                approvalId,
                clock.instant()));
  }
}
