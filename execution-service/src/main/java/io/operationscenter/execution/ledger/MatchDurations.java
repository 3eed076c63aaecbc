package io.operationscenter.execution.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.usage.UsageKind;
import io.operationscenter.execution.ledger.ScanEvents.Place;
import io.operationscenter.execution.ledger.ScanEvents.Placed;
import io.operationscenter.kit.store.Row;
import io.operationscenter.kit.store.Transaction;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the durations of ended runs (spec 06 §16): of each its task's newest one that is not later
 * and that no earlier run has taken.
 *
 * <p>Durations and ends of a task are like brackets. A run writes its duration right before its
 * end, so mostly the newest duration before an end is its own, and one question finds those of all.
 * Where another end is between both, the task is walked back until all is matched.
 */
final class MatchDurations {

  private static final int PIECE = 500;

  /** The newest duration of each end's task, and whether there is another end between. */
  private static final String NEWEST =
      """
      select ended.id as ended, own.id, own.body,
        case when %s or %s then 1 else 0 end as behind_another
      from usage_event ended join usage_event own on own.n = (
        select n from usage_event
        where task_id = ended.task_id and kind = 'execution_duration' and at <= ended.at
        order by at desc, n desc limit 1)
      where ended.n in (%%s)"""
          .formatted(endBetween("execution_outcome"), endBetween("kodo_quota_event"));

  /** Of one moment durations come before ends. */
  private static final String ALL =
      """
      select id, kind, at, n, body from usage_event
      where task_id = ? and kind in ('execution_duration', 'execution_outcome', 'kodo_quota_event')
        and (at, %1$s, n) < (?, ?, ?)
      order by at desc, %1$s desc, n desc limit ?"""
          .formatted("(case when kind = 'execution_duration' then 0 else 1 end)");

  private MatchDurations() {}

  /**
   * Durations by the id of the event that ended the run.
   *
   * @param ends events that ended runs of some tasks, in the order of time; of a task there is none
   *     between them that is not among them
   */
  static Map<String, JsonNode> of(Transaction tx, List<Placed> ends) {
    if (ends.isEmpty()) {
      return Map.of();
    }
    Map<String, JsonNode> matched = new HashMap<>();
    Set<String> behindAnother = new HashSet<>();
    tx.query(
            NEWEST.formatted(String.join(", ", Collections.nCopies(ends.size(), "?"))),
            ends.stream().map(end -> end.place().n()).toArray())
        .list(
            row ->
                row.flag("behind_another")
                    ? behindAnother.add(row.text("ended"))
                    : matched.put(row.text("ended"), seconds(row)));
    ends.stream()
        .filter(end -> behindAnother.contains(end.event().id()))
        .collect(Collectors.groupingBy(end -> String.valueOf(end.event().taskId())))
        .forEach((task, some) -> matched.putAll(back(tx, task, some)));
    return matched;
  }

  /** Goes back: a duration belongs to the end that was met last and has none yet. */
  private static Map<String, JsonNode> back(Transaction tx, String taskId, List<Placed> ends) {
    Set<String> wanted = ends.stream().map(end -> end.event().id()).collect(Collectors.toSet());
    Map<String, JsonNode> matched = new HashMap<>();
    Deque<String> open = new ArrayDeque<>();
    Place newest = ends.getLast().place();
    Step last = new Step("", newest.at(), newest.n() + 1, true, null);
    List<Step> piece;
    do {
      piece =
          tx.query(ALL, taskId, last.at, last.end ? 1 : 0, last.n, PIECE)
              .list(MatchDurations::step);
      for (Step step : piece) {
        if (step.end) {
          open.push(step.id);
        } else if (!open.isEmpty()) {
          wanted.remove(open.peek());
          matched.put(open.pop(), step.seconds);
        }
        last = step;
      }
    } while (!wanted.isEmpty() && piece.size() == PIECE);
    return matched;
  }

  private static Step step(Row row) {
    boolean end = !row.text("kind").equals(UsageKind.EXECUTION_DURATION.wire());
    return new Step(
        row.text("id"), row.number("at"), row.number("n"), end, end ? null : seconds(row));
  }

  private static JsonNode seconds(Row row) {
    return UsageRows.body(row.text("id"), row.text("body")).path("duration_seconds");
  }

  private static String endBetween(String kind) {
    return """
        exists (
          select 1 from usage_event
          where task_id = ended.task_id and kind = '%s' and at >= own.at
            and (at, n) < (ended.at, ended.n))"""
        .formatted(kind);
  }

  /** One event of the task; seconds are a duration's. */
  private record Step(String id, long at, long n, boolean end, @Nullable JsonNode seconds) {}
}
