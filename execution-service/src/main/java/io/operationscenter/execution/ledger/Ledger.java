package io.operationscenter.execution.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.operationscenter.contracts.usage.UsageEvent;
import io.operationscenter.contracts.usage.UsageKind;
import io.operationscenter.execution.ledger.DurationBaseline.Anomaly;
import io.operationscenter.kit.store.Transaction;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The budget ledger: one place per ticket, reserved once and then settled or refunded once. Every
 * method runs in a transaction that already holds the head row, and may be repeated.
 */
@Singleton
public final class Ledger {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String PENALTY = "_calibration_penalty";

  /** Takes the place; a second time changes nothing. */
  public void reserve(Transaction tx, Reservation place, Instant now) {
    tx.update(
        """
        insert into reservation
          (ticket_id, task_id, repo_key, role, signature, credits, estimated_usd, state,
           reserved_at)
        values (?, ?, ?, ?, ?, ?, ?, 'reserved', ?)
        on conflict (ticket_id) do nothing""",
        place.ticketId(),
        place.taskId(),
        place.repoKey(),
        place.role(),
        place.signature(),
        place.credits(),
        place.estimatedUsd(),
        now);
  }

  /** Gives the place back; nothing was executed. */
  public void refund(Transaction tx, String ticketId, Instant now) {
    close(tx, ticketId, "refunded", now);
  }

  /**
   * Counts the execution.
   *
   * @return how it stands out when it worked unusually long
   */
  public Optional<Anomaly> settle(
      Transaction tx, String ticketId, Settlement settlement, Instant now) {
    if (!close(tx, ticketId, "settled", now)) {
      return Optional.empty();
    }
    Settling settling = new Settling(tx, reservation(tx, ticketId), settlement, now);
    execution(settling);
    Optional<Anomaly> anomaly = duration(settling);
    outcome(settling);
    cost(settling);
    attempt(settling);
    return anomaly;
  }

  /** Lets the task start from nothing again: its last attempt is long ago. */
  public void forgetAttempts(Transaction tx, String taskId) {
    tx.update("delete from task_attempts where task_id = ?", taskId);
    tx.update("delete from task_signature where task_id = ?", taskId);
  }

  /** Appends an event of spec 06 §16; false when one with this id exists. */
  public boolean record(Transaction tx, UsageEvent event) {
    return UsageRows.insert(tx, event);
  }

  /** The event with this id. */
  public Optional<UsageEvent> find(Transaction tx, String id) {
    return UsageRows.find(tx, id);
  }

  private void execution(Settling settling) {
    Reservation place = settling.place;
    String signature = place.signature();
    Map<String, JsonNode> details =
        signature == null ? Map.of() : Map.of("signature", JSON.textNode(signature));
    for (int credit = 0; credit < place.credits(); credit++) {
      record(
          settling.tx,
          new UsageEvent(
              place.ticketId() + ":execution:" + credit,
              UsageKind.EXECUTION,
              settling.settlement.startedAt(),
              place.role(),
              credit == 0 ? place.taskId() : place.taskId() + PENALTY,
              place.repoKey(),
              details));
    }
  }

  private Optional<Anomaly> duration(Settling settling) {
    if (settling.settlement.outcome() == Settlement.Outcome.NONE) {
      return Optional.empty();
    }
    double seconds = Math.round(settling.settlement.worked().toMillis() / 100.0) / 10.0;
    List<Double> before = ReadStatistics.durations(settling.tx, settling.place.role());
    settling.record(
        UsageKind.EXECUTION_DURATION, Map.of("duration_seconds", JSON.numberNode(seconds)));
    return DurationBaseline.anomaly(seconds, before);
  }

  private static void outcome(Settling settling) {
    switch (settling.settlement.outcome()) {
      case SUCCEEDED, FAILED -> {
        Map<String, JsonNode> details = new LinkedHashMap<>();
        details.put(
            "succeeded",
            JSON.booleanNode(settling.settlement.outcome() == Settlement.Outcome.SUCCEEDED));
        String version = settling.settlement.backendVersion();
        if (version != null) {
          details.put("kodo_version", JSON.textNode(version));
        }
        settling.record(UsageKind.EXECUTION_OUTCOME, details);
      }
      case QUOTA -> settling.record(UsageKind.KODO_QUOTA_EVENT, Map.of());
      case REPAIR, HELD, NONE -> {}
    }
  }

  private static void cost(Settling settling) {
    double usd = settling.place.estimatedUsd();
    if (usd > 0) {
      settling.record(UsageKind.EXECUTION_COST, Map.of("estimated_usd", JSON.numberNode(usd)));
    }
  }

  private static void attempt(Settling settling) {
    if (settling.settlement.outcome() == Settlement.Outcome.HELD) {
      return;
    }
    Reservation place = settling.place;
    settling.tx.update(
        """
        insert into task_attempts (task_id, attempts) values (?, 1)
        on conflict (task_id) do update set attempts = task_attempts.attempts + 1""",
        place.taskId());
    String signature = place.signature();
    if (settling.settlement.keepsSignature() && signature != null) {
      settling.tx.update(
          """
          insert into task_signature (role, task_id, signature) values (?, ?, ?)
          on conflict (role, task_id) do update set signature = excluded.signature""",
          place.role(),
          place.taskId(),
          signature);
    }
  }

  private static boolean close(Transaction tx, String ticketId, String state, Instant now) {
    return tx.update(
            "update reservation set state = ?, closed_at = ? where ticket_id = ? and state ="
                + " 'reserved'",
            state,
            now,
            ticketId)
        == 1;
  }

  private static Reservation reservation(Transaction tx, String ticketId) {
    return tx.query("select * from reservation where ticket_id = ?", ticketId)
        .one(
            row -> {
              Double estimate = row.realOrNull("estimated_usd");
              return new Reservation(
                  row.text("ticket_id"),
                  row.text("task_id"),
                  row.text("repo_key"),
                  row.text("role"),
                  row.textOrNull("signature"),
                  (int) row.number("credits"),
                  estimate == null ? 0 : estimate);
            });
  }

  /** One settlement under way. */
  private record Settling(Transaction tx, Reservation place, Settlement settlement, Instant now) {

    void record(UsageKind kind, Map<String, JsonNode> details) {
      UsageRows.insert(
          tx,
          new UsageEvent(
              place.ticketId() + ":" + kind.wire(),
              kind,
              now,
              place.role(),
              place.taskId(),
              place.repoKey(),
              details));
    }
  }
}
