package io.operationscenter.kit.lease;

import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Grants leases (design §5). The row of a lease stays for ever, so its fence only grows: through
 * release, expiry and restart.
 *
 * <p>Expiry is judged by the clock of whoever asks. Clocks that disagree can hand a lease over too
 * early, never let two holders write: {@link #requireHeld} compares fences in the store.
 */
public final class Leases {
  private final Store store;
  private final InstantSource clock;

  public Leases(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Takes the lease if it is free or expired.
   *
   * @param holder unique to the process (and start of it) that asks
   * @param ttl how long it holds unless renewed; more than zero
   * @return empty while somebody holds it, the asker included
   */
  public Optional<Lease> acquire(String name, String holder, Duration ttl) {
    return store.write(tx -> acquire(tx, name, holder, ttl));
  }

  /** As {@link #acquire(String, String, Duration)}, within a transaction. */
  public Optional<Lease> acquire(Transaction tx, String name, String holder, Duration ttl) {
    Instant now = clock.instant();
    Instant end = endOf(name, now, ttl);
    return tx.query(
            """
            insert into lease (name, holder, fence, expires_at) values (?, ?, 1, ?)
            on conflict (name) do update
              set holder = excluded.holder, fence = lease.fence + 1,
                  expires_at = excluded.expires_at
              where lease.holder is null or lease.expires_at <= ?
            returning fence""",
            name,
            holder,
            end,
            now)
        .first(row -> new Lease(name, holder, row.number("fence"), end));
  }

  /**
   * Prolongs a lease that still holds.
   *
   * @throws LeaseLost when it has expired, even if nobody else took it: acquire it anew
   */
  public Lease renew(Lease lease, Duration ttl) {
    Instant now = clock.instant();
    Instant end = endOf(lease.name(), now, ttl);
    store.write(tx -> hold(tx, lease, now, end));
    return new Lease(lease.name(), lease.holder(), lease.fence(), end);
  }

  /** Gives the lease back; answers false when it was lost before. */
  public boolean release(Lease lease) {
    return store.write(
            tx ->
                tx.update(
                    "update lease set holder = null where name = ? and holder = ? and fence = ?",
                    lease.name(),
                    lease.holder(),
                    lease.fence()))
        == 1;
  }

  /**
   * Refuses to go on unless the lease holds, and keeps it from being taken over until this
   * transaction ends.
   *
   * @throws LeaseLost when it has expired or has another holder
   */
  public void requireHeld(Transaction tx, Lease lease) {
    hold(tx, lease, clock.instant(), lease.expiresAt());
  }

  // An update even where nothing changes: it locks the row on PostgreSQL.
  private static int hold(Transaction tx, Lease lease, Instant now, Instant end) {
    int held =
        tx.update(
            """
            update lease set expires_at = case when expires_at < ? then ? else expires_at end
            where name = ? and holder = ? and fence = ? and expires_at > ?""",
            end,
            end,
            lease.name(),
            lease.holder(),
            lease.fence(),
            now);
    if (held == 0) {
      throw new LeaseLost(lease, present(tx, lease.name()) + ", now " + now);
    }
    return held;
  }

  private static String present(Transaction tx, String name) {
    return tx.query("select holder, fence, expires_at from lease where name = ?", name)
        .first(
            row ->
                "holder %s, fence %d, expires %s"
                    .formatted(
                        row.textOrNull("holder"), row.number("fence"), row.instant("expires_at")))
        .orElse("it was never granted");
  }

  private static Instant endOf(String name, Instant now, Duration ttl) {
    if (ttl.toMillis() < 1) {
      throw new IllegalArgumentException(
          "lease " + name + ": ttl must be 1 ms or more, it is " + ttl);
    }
    return now.plus(ttl);
  }
}
