package io.operationscenter.execution.ledger;

import io.operationscenter.kit.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;

/**
 * A ledger of any number of events, spread evenly over the ninety days that it keeps: execution,
 * outcome, duration, cost and one validation command in turn, of ten repositories.
 */
public final class LedgerOfSize {

  public static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");
  public static final String ROLE = "goal";
  private static final long SPAN = Duration.ofDays(90).toMillis();
  private static final int KINDS = 5;
  private static final int REPOSITORIES = 10;

  private LedgerOfSize() {}

  /**
   * Replaces what is there; event {@code i} from the newest on is {@code i * 90 days / size} old.
   */
  public static void fill(Store store, int size) {
    store.write(tx -> tx.update("delete from usage_event"));
    store.write(
        tx ->
            tx.update(
                """
                with recursive
                  ten (d) as (
                    values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)),
                  number (i) as (
                    select a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d + 100000 * g.d
                    from ten a, ten b, ten c, ten e, ten f, ten g),
                  run (i, kind, at, task_id, repo_key) as (
                    select i, i % 5, ? - i * ? / ?, 'task' || (i / 5 % 1000),
                           'repo' || (i / 5 % 10)
                    from number where i < ?)
                insert into usage_event (id, n, kind, at, task_id, repo_key, subject, body)
                select 'event' || (10000000 - i), ? - i,
                       case kind when 0 then 'execution' when 1 then 'execution_outcome'
                         when 2 then 'execution_duration' when 3 then 'execution_cost'
                         else 'validation_outcome' end,
                       at, task_id, repo_key,
                       case kind when 2 then 'goal' when 4 then 'check' end,
                       case kind when 0 then '{"role":"goal","signature":"s"}'
                         when 1 then '{"role":"goal","succeeded":true,"kodo_version":"1.2"}'
                         when 2 then '{"role":"goal","duration_seconds":60.0}'
                         when 3 then '{"role":"goal","estimated_usd":0.25}'
                         else '{"role":"goal","command":"check","passed":true}' end
                from run order by i desc""",
                NOW, SPAN, size, size, size));
  }

  /** How many executions are not older than the window, by the same arithmetic. */
  static long executions(int size, Duration window, IntPredicate repository) {
    return LongStream.range(0, size)
        .filter(i -> i % KINDS == 0 && i * SPAN / size <= window.toMillis())
        .filter(i -> repository.test((int) (i / KINDS % REPOSITORIES)))
        .count();
  }
}
