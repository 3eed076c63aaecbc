package io.operationscenter.execution.evidence;

import io.operationscenter.execution.evidence.RetentionRules.Rule;
import io.operationscenter.kit.faults.FaultPoints;
import io.operationscenter.kit.lease.Lease;
import io.operationscenter.kit.lease.Leases;
import io.operationscenter.kit.lease.ReplicaIdentity;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.store.Transaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides what is removed and records it, one replica at a time; what the store itself keeps goes
 * in the same transaction. The seals stay.
 */
@Singleton
final class RecordRemovals {

  private static final String LEASE = "evidence-retention";
  private static final Duration TTL = Duration.ofMinutes(1);
  private static final int BATCH = 100;

  private final Store store;
  private final Leases leases;
  private final ReplicaIdentity replica;
  private final SealedCopies copies;
  private final FaultPoints faults;
  private final Clock clock;

  RecordRemovals(Kept kept, ReplicaIdentity replica, FaultPoints faults, Clock clock) {
    this.store = kept.store;
    this.leases = kept.leases;
    this.copies = kept.copies;
    this.replica = replica;
    this.faults = faults;
    this.clock = clock;
  }

  /** Where it is recorded. */
  @Singleton
  record Kept(Store store, Leases leases, SealedCopies copies) {}

  /** Records everything that is due; nothing while another replica does. */
  void by(RetentionRules rules) {
    Optional<Lease> lease = leases.acquire(LEASE, replica.holder(), TTL);
    if (lease.isPresent()) {
      Lease held = lease.get();
      try {
        held = all(held, "pruned_at is null", rules.folder(), this::folder);
        held = all(held, "pruned_at is null and logs_pruned_at is null", rules.logs(), this::logs);
      } finally {
        leases.release(held);
      }
    }
  }

  private interface Removal {
    void of(Transaction tx, SealRow row, Rule rule, Instant now);
  }

  private Lease all(Lease lease, String kept, Rule rule, Removal removal) {
    Lease held = lease;
    Instant now = clock.instant();
    List<SealRow> due = due(kept, now.minus(rule.age()));
    while (!due.isEmpty()) {
      held = leases.renew(held, TTL);
      for (SealRow row : due) {
        record(held, row, rule, removal);
      }
      due = due(kept, now.minus(rule.age()));
    }
    return held;
  }

  private List<SealRow> due(String kept, Instant sealedUntil) {
    return store.read(
        tx ->
            tx.query(
                    "select * from seal where state = 'sealed' and sealed_at <= ? and %s order by n limit ?"
                        .formatted(kept),
                    sealedUntil,
                    BATCH)
                .list(SealRow::of));
  }

  private void record(Lease lease, SealRow row, Rule rule, Removal removal) {
    Instant now = clock.instant();
    store.write(
        tx -> {
          leases.requireHeld(tx, lease);
          removal.of(tx, row, rule, now);
          return row;
        });
    faults.reached(PruneStep.RECORDED.faultPoint());
  }

  private void folder(Transaction tx, SealRow row, Rule rule, Instant now) {
    tx.update(
        "update seal set pruned_at = ?, pruned_rule = ? where n = ?",
        now,
        rule.name(),
        row.number());
    copies.remove(tx, row.place());
  }

  private void logs(Transaction tx, SealRow row, Rule rule, Instant now) {
    tx.update(
        "update seal set logs_pruned_at = ?, logs_rule = ? where n = ?",
        now,
        rule.name(),
        row.number());
    copies.removeLogs(tx, row.place());
  }
}
