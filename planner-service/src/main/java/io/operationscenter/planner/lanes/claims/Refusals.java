package io.operationscenter.planner.lanes.claims;

import io.operationscenter.kit.store.Store;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * What was refused, so that nobody asks again too early (design §3): one row per card and reason,
 * void as soon as the card's content or the configuration changes.
 */
@Singleton
public final class Refusals {

  private final Store store;
  private final Clock clock;

  public Refusals(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Why a card is not asked for.
   *
   * @param reason stable word
   * @param message for people
   * @param times how often it was refused so since the last change
   * @param notBefore when it may be asked for again
   */
  public record Held(String reason, String message, long times, Instant notBefore) {}

  /**
   * Remembers a refusal.
   *
   * @param notBefore when to ask again
   * @return how often the card was refused for this reason since it or the configuration changed
   */
  public long remember(Claim.Subject subject, String reason, String message, Instant notBefore) {
    return store.write(
        tx ->
            tx.query(
                    """
                    insert into refusal (task_id, reason, message, content, config_digest, times,
                      not_before, first_at, last_at)
                    values (?, ?, ?, ?, ?, 1, ?, ?, ?)
                    on conflict (task_id, reason) do update
                      set message = excluded.message,
                          times = case
                            when refusal.content = excluded.content
                              and refusal.config_digest = excluded.config_digest
                            then refusal.times + 1 else 1 end,
                          content = excluded.content, config_digest = excluded.config_digest,
                          not_before = excluded.not_before, last_at = excluded.last_at
                    returning times""",
                    subject.taskId(),
                    reason,
                    message,
                    subject.content().text(),
                    subject.configDigest(),
                    notBefore,
                    clock.instant(),
                    clock.instant())
                .one(row -> row.number("times")));
  }

  /** How often the card was refused for the reason since it or the configuration changed. */
  public long times(Claim.Subject subject, String reason) {
    return store.read(
        tx ->
            tx.query(
                    "select times from refusal where task_id = ? and reason = ? and content = ?"
                        + " and config_digest = ?",
                    subject.taskId(),
                    reason,
                    subject.content().text(),
                    subject.configDigest())
                .first(row -> row.number("times"))
                .orElse(0L));
  }

  /** The refusal that still holds the card back, the longest one. */
  public Optional<Held> holding(String taskId, CardContent content, String configDigest) {
    return store.read(
        tx ->
            tx.query(
                    "select reason, message, times, not_before from refusal where task_id = ?"
                        + " and content = ? and config_digest = ? and not_before > ?"
                        + " order by not_before desc limit 1",
                    taskId,
                    content.text(),
                    configDigest,
                    clock.instant())
                .first(
                    row ->
                        new Held(
                            row.text("reason"),
                            row.text("message"),
                            row.number("times"),
                            row.instant("not_before"))));
  }

  /** The card was admitted: what was refused before no longer counts. */
  public void forget(String taskId) {
    store.write(tx -> tx.update("delete from refusal where task_id = ?", taskId));
  }
}
