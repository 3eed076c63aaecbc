package io.operationscenter.planner.lanes;

import io.operationscenter.kit.lease.Lease;
import io.operationscenter.kit.lease.Leases;
import io.operationscenter.kit.store.Store;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Whether a lane may claim, and how often it looked; survives restarts (design §5). */
@Singleton
public final class LaneRows {

  private final Store store;
  private final Leases leases;
  private final Clock clock;

  public LaneRows(Store store, Leases leases, Clock clock) {
    this.store = store;
    this.leases = leases;
    this.clock = clock;
  }

  /**
   * A lane as stored.
   *
   * @param enabled it may claim cards
   * @param cycle how often it looked since the store exists
   * @param restingUntil it asks for nothing before that; empty when it never rested
   * @param restingWhy why it rests, a sentence; empty likewise
   */
  public record LaneRow(
      boolean enabled, long cycle, Optional<Instant> restingUntil, String restingWhy) {}

  /** The lane; one that nobody touched yet is enabled. */
  public LaneRow of(String role) {
    return store
        .read(
            tx ->
                tx.query(
                        "select enabled, cycle, resting_until, resting_why from lane where role = ?",
                        role)
                    .first(
                        row ->
                            new LaneRow(
                                row.flag("enabled"),
                                row.number("cycle"),
                                Optional.ofNullable(row.instantOrNull("resting_until")),
                                Objects.requireNonNullElse(row.textOrNull("resting_why"), ""))))
        .orElse(new LaneRow(true, 0, Optional.empty(), ""));
  }

  /** Lets the lane claim, or parks it. */
  public void enable(String role, boolean enabled) {
    store.write(
        tx ->
            tx.update(
                """
                insert into lane (role, enabled, cycle) values (?, ?, 0)
                on conflict (role) do update set enabled = excluded.enabled""",
                role,
                enabled));
  }

  /** The number of the cycle that begins under the lane's lease. */
  public long nextCycle(Lease lease, String role) {
    return store.write(
        tx -> {
          leases.requireHeld(tx, lease);
          return tx.query(
                  """
                  insert into lane (role, enabled, cycle) values (?, 1, 1)
                  on conflict (role) do update set cycle = lane.cycle + 1
                  returning cycle""",
                  role)
              .one(row -> row.number("cycle"));
        });
  }

  /**
   * Keeps the lane from asking for anything for a while; a longer rest stays.
   *
   * @param why a sentence for people
   */
  public void rest(String role, Duration time, String why) {
    Instant until = clock.instant().plus(time);
    store.write(
        tx ->
            tx.update(
                """
                insert into lane (role, enabled, cycle, resting_until, resting_why)
                values (?, 1, 0, ?, ?)
                on conflict (role) do update
                  set resting_until = excluded.resting_until, resting_why = excluded.resting_why
                  where lane.resting_until is null
                    or lane.resting_until < excluded.resting_until""",
                role,
                until,
                why));
  }
}
