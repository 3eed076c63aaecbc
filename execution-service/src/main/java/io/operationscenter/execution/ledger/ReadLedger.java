package io.operationscenter.execution.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.execution.ledger.LedgerFacts.RecordedOutcome;
import io.operationscenter.execution.ledger.LedgerFacts.Window;
import io.operationscenter.kit.config.environment.Budget;
import io.operationscenter.kit.config.environment.CircuitBreaker;
import io.operationscenter.kit.store.Row;
import io.operationscenter.kit.store.Transaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the gates ask of the ledger. Each question is answered from an index and reads no more
 * rows than the windows hold. A row that cannot be read refuses, it never counts less.
 *
 * <p>Windows have no upper end: what a clock that was set back left in the future counts until it
 * is old.
 */
@Singleton
public final class ReadLedger {

  /** Length of the hourly window. */
  public static final Duration HOUR = Duration.ofHours(1);

  /** Length of the daily windows. */
  public static final Duration DAY = Duration.ofDays(1);

  private static final String ATTEMPTS = "select attempts from task_attempts where task_id = ?";
  private static final String LAST_EXECUTION =
      "select at from usage_event where task_id = ? and kind = 'execution' order by at desc limit 1";
  private static final String HISTORY =
      """
      (%s) as attempts, (%s) as last_execution,
      (select signature from task_signature where role = ? and task_id = ?) as signature"""
          .formatted(ATTEMPTS, LAST_EXECUTION);

  /** The facts of one moment. */
  public LedgerFacts of(Transaction tx, Question question) {
    Bounds bounds = question.bounds();
    String repoKey = question.repoKey();
    Span hour = new Span(null, HOUR, bounds.budget().maxExecPerHour());
    Span day = new Span(null, DAY, bounds.budget().maxExecPerDay());
    Span repositoryDay = new Span(repoKey, DAY, bounds.repositoryPerDayOrAny());
    Taken taken = taken(tx, question, hour, day, repositoryDay);
    return new LedgerFacts(
        window(tx, hour, taken.hour, question),
        window(tx, day, taken.day, question),
        window(tx, repositoryDay, taken.repositoryDay, question),
        outcomes(tx, bounds.breaker(), question.now()),
        taken.history);
  }

  /** What is remembered of a task in a role. */
  public TaskHistory history(Transaction tx, String role, String taskId) {
    return tx.query("select " + HISTORY, taskId, taskId, role, taskId).one(ReadLedger::history);
  }

  private static TaskHistory history(Row row) {
    return new TaskHistory(
        Objects.requireNonNullElse(row.numberOrNull("attempts"), 0L),
        row.instantOrNull("last_execution"),
        row.textOrNull("signature"));
  }

  /**
   * What a window holds.
   *
   * @param repoKey of one repository; null: of all
   */
  public Spent spent(Transaction tx, @Nullable String repoKey, Duration length, Instant now) {
    return new Spent(reserved(tx, repoKey), settled(tx, new Span(repoKey, length, 0), now));
  }

  /** The circuit breaker as the newest outcomes have it. */
  public Circuit circuit(Transaction tx, CircuitBreaker breaker, Instant now) {
    return Circuit.of(outcomes(tx, breaker, now), breaker);
  }

  /**
   * Windows and history in one statement: this is asked at every admission. The hour lies within
   * the day.
   */
  private static Taken taken(
      Transaction tx, Question question, Span hour, Span day, Span repositoryDay) {
    return tx.query(
            """
            select open.reserved, open.of_repository, past.hour, past.day,
                   (select count(*)%s) as repository_day,
                   %s
            from (select coalesce(sum(credits), 0) as reserved,
                         coalesce(sum(case when repo_key = ? then credits end), 0) as of_repository
                  from reservation where state = 'reserved') open,
                 (select count(*) as day, count(case when at >= ? then 1 end) as hour%s) past"""
                .formatted(repositoryDay.executions(), HISTORY, day.executions()),
            repositoryDay.repoKey,
            question.now().minus(repositoryDay.length),
            question.taskId(),
            question.taskId(),
            question.role(),
            question.taskId(),
            repositoryDay.repoKey,
            question.now().minus(hour.length),
            question.now().minus(day.length))
        .one(
            row ->
                new Taken(
                    new Spent(row.number("reserved"), row.number("hour")),
                    new Spent(row.number("reserved"), row.number("day")),
                    new Spent(row.number("of_repository"), row.number("repository_day")),
                    history(row)));
  }

  private static Window window(Transaction tx, Span span, Spent spent, Question question) {
    long surplus = spent.used() + question.credits() - span.limit;
    boolean reservedAlone = spent.settled + question.credits() <= span.limit;
    Instant frees =
        surplus <= 0 || surplus > spent.settled || reservedAlone
            ? null
            : tx.query(
                    "select at" + span.executions() + " order by at limit 1 offset ?",
                    span.arguments(question.now().minus(span.length), surplus - 1))
                .one(row -> row.instant("at"))
                .plus(span.length)
                .plusMillis(1);
    return new Window(spent.used(), frees);
  }

  private static long reserved(Transaction tx, @Nullable String repoKey) {
    String all = "select coalesce(sum(credits), 0) as n from reservation where state = 'reserved'";
    return (repoKey == null ? tx.query(all) : tx.query(all + " and repo_key = ?", repoKey))
        .one(ReadLedger::n);
  }

  private static long settled(Transaction tx, Span span, Instant now) {
    return tx.query(
            "select count(*) as n" + span.executions(), span.arguments(now.minus(span.length)))
        .one(ReadLedger::n);
  }

  private static long n(Row row) {
    return row.number("n");
  }

  /** Executions of a task since they were last cleared. */
  static long attempts(Transaction tx, String taskId) {
    return tx.query(ATTEMPTS, taskId).first(row -> row.number("attempts")).orElse(0L);
  }

  /** When a task was last executed. */
  static Optional<Instant> lastExecution(Transaction tx, String taskId) {
    return tx.query(LAST_EXECUTION, taskId).first(row -> row.instant("at"));
  }

  private static List<RecordedOutcome> outcomes(
      Transaction tx, CircuitBreaker breaker, Instant now) {
    return tx.query(
            "select id, at, body from usage_event where kind = 'execution_outcome' and at >= ?"
                + " order by at desc, n desc limit ?",
            now.minus(Duration.ofHours(breaker.stalenessHours())),
            breaker.window())
        .list(row -> outcome(row.text("id"), row.instant("at"), row.text("body")));
  }

  private static RecordedOutcome outcome(String id, Instant at, String body) {
    JsonNode json = UsageRows.body(id, body);
    if (!json.path("succeeded").isBoolean()) {
      throw new IllegalStateException(
          "usage event %s does not say whether it succeeded".formatted(id));
    }
    return new RecordedOutcome(
        at, json.path("succeeded").booleanValue(), json.path("kodo_version").asText(null));
  }

  /**
   * What a window holds.
   *
   * @param reserved executions that are still to come or not settled
   * @param settled executions that began in it
   */
  public record Spent(long reserved, long settled) {

    /** Both together. */
    public long used() {
      return reserved + settled;
    }
  }

  private record Taken(Spent hour, Spent day, Spent repositoryDay, TaskHistory history) {}

  /** A window: of one repository or of all, how long, and how many it may hold. */
  private record Span(@Nullable String repoKey, Duration length, long limit) {

    String executions() {
      return " from usage_event where kind = 'execution'"
          + (repoKey == null ? "" : " and repo_key = ?")
          + " and at >= ?";
    }

    @Nullable Object[] arguments(Object... others) {
      return Stream.concat(Stream.ofNullable(repoKey), Stream.of(others)).toArray();
    }
  }

  /**
   * For what the ledger is read.
   *
   * @param taskId the board task
   * @param repoKey repository key
   * @param role lane
   * @param credits executions that are asked for, 1 or more
   * @param bounds what may be spent
   * @param now from where windows reach back
   */
  public record Question(
      String taskId, String repoKey, String role, long credits, Bounds bounds, Instant now) {}

  /**
   * What may be spent.
   *
   * @param budget by everybody
   * @param repositoryPerDay by the repository; null: no limit of its own
   * @param breaker which outcomes count
   */
  public record Bounds(Budget budget, @Nullable Long repositoryPerDay, CircuitBreaker breaker) {

    long repositoryPerDayOrAny() {
      return repositoryPerDay == null ? Long.MAX_VALUE : repositoryPerDay;
    }
  }
}
