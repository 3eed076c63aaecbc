package io.operationscenter.execution.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.usage.UsageKind;
import io.operationscenter.execution.ledger.ScanEvents.Place;
import io.operationscenter.kit.store.Row;
import io.operationscenter.kit.store.RowReader;
import io.operationscenter.kit.store.Transaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.OptionalDouble;

/** Statistics over the newest events of a kind; none reads more rows than it needs. */
@Singleton
public final class ReadStatistics {

  private static final String SUCCEEDED = "succeeded";

  /** Outcomes of a task that are read at once; the first of them is often a success. */
  private static final int PIECE = 10;

  /** Share of successes when it is too low to be healthy (spec 06 §13). */
  public OptionalDouble degradation(Transaction tx) {
    return Degradation.of(
        newest(tx, UsageKind.EXECUTION_OUTCOME, Degradation.OUTCOMES, row -> flag(row, SUCCEEDED)));
  }

  /** Whether a validation command is flaky (spec 06 §11.1). */
  public boolean flaky(Transaction tx, String command) {
    return FlakyCommand.of(
        newestOf(
            tx,
            new Subject(UsageKind.VALIDATION_OUTCOME, command),
            FlakyCommand.RUNS,
            row -> flag(row, "passed")));
  }

  /** How often proposals of a category succeed, 0 to 1 (spec 06 §10.4). */
  public double successRate(Transaction tx, String category) {
    return SuccessRate.of(
        newestOf(
            tx,
            new Subject(UsageKind.PROPOSAL_OUTCOME, category),
            SuccessRate.OUTCOMES,
            row -> flag(row, SUCCEEDED)));
  }

  /** Whether the propose lane finds nothing new any more (spec 06 §10.1). */
  public boolean satiated(Transaction tx) {
    return Satiation.of(
        newest(tx, UsageKind.PROPOSAL_CYCLE, Satiation.CYCLES, ReadStatistics::cycle));
  }

  /** Seconds that a lane's runs usually work; empty with fewer than three (spec 06 §7.2). */
  public OptionalDouble usualDuration(Transaction tx, String role) {
    return DurationBaseline.of(durations(tx, role));
  }

  /** How often triage found a task blocked since the task last succeeded (spec 06 §8.5). */
  public long consecutiveBlocks(Transaction tx, String taskId) {
    Place success = lastSuccess(tx, taskId);
    return tx.query(
            "select count(*) as n from usage_event where task_id = ? and kind = 'blocked_triage'"
                + " and (at, n) > (?, ?)",
            taskId,
            success.at(),
            success.n())
        .one(row -> row.number("n"));
  }

  /** Where the task's newest success stands; before everything while there is none. */
  private static Place lastSuccess(Transaction tx, String taskId) {
    Place before = new Place(Long.MAX_VALUE, Long.MAX_VALUE);
    List<Outcome> piece;
    do {
      piece =
          tx.query(
                  "select n, at, id, body from usage_event where task_id = ? and kind ="
                      + " 'execution_outcome' and (at, n) < (?, ?) order by at desc, n desc limit ?",
                  taskId,
                  before.at(),
                  before.n(),
                  PIECE)
              .list(
                  row ->
                      new Outcome(
                          new Place(row.number("at"), row.number("n")), flag(row, SUCCEEDED)));
      for (Outcome outcome : piece) {
        if (outcome.succeeded) {
          return outcome.place;
        }
        before = outcome.place;
      }
    } while (piece.size() == PIECE);
    return new Place(Long.MIN_VALUE, 0);
  }

  /** Seconds of a lane's newest runs, the newest first. */
  static List<Double> durations(Transaction tx, String role) {
    return newestOf(
        tx,
        new Subject(UsageKind.EXECUTION_DURATION, role),
        DurationBaseline.RUNS,
        row -> body(row).path("duration_seconds").asDouble());
  }

  private static <T> List<T> newest(Transaction tx, UsageKind kind, int most, RowReader<T> reader) {
    return tx.query(
            "select id, body from usage_event where kind = ? order by at desc, n desc limit ?",
            kind.wire(),
            most)
        .list(reader);
  }

  private static <T> List<T> newestOf(
      Transaction tx, Subject subject, int most, RowReader<T> reader) {
    return tx.query(
            "select id, body from usage_event where kind = ? and subject = ? order by at desc,"
                + " n desc limit ?",
            subject.kind.wire(),
            UsageRows.subject(subject.name),
            most)
        .list(reader);
  }

  private static Satiation.Cycle cycle(Row row) {
    JsonNode body = body(row);
    return new Satiation.Cycle(
        body.path("created").asLong(),
        body.path("deduped").asLong(),
        body.path("skipped").asLong());
  }

  private static boolean flag(Row row, String name) {
    return body(row).path(name).asBoolean();
  }

  private static JsonNode body(Row row) {
    return UsageRows.body(row.text("id"), row.text("body"));
  }

  private record Subject(UsageKind kind, String name) {}

  private record Outcome(Place place, boolean succeeded) {}
}
