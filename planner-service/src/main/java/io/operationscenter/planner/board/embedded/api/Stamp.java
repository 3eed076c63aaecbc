package io.operationscenter.planner.board.embedded.api;

import io.operationscenter.kit.service.IdSource;
import io.operationscenter.kit.store.Transaction;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Gives times and ids. No two writes have the same time, and their order is that of their commits,
 * so that "changed since" misses nothing.
 */
public record Stamp(Clock clock, IdSource ids) {

  static final String HEAD = "board";

  /** Ids are random. */
  public static Stamp random(Clock clock) {
    return new Stamp(clock, () -> UUID.randomUUID().toString());
  }

  /** Now in microseconds, or a little later; taken under the write lock. */
  public long next(Transaction tx) {
    long now = now();
    return tx.query(
            "update head set n = case when n >= ? then n + 1 else ? end where name = ? returning n",
            now,
            now,
            HEAD)
        .one(row -> row.number("n"));
  }

  /** Now in microseconds. */
  long now() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
  }

  /** A new id. */
  public String id() {
    return ids.get();
  }
}
