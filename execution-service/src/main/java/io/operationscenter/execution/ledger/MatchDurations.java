package io.operationscenter.execution.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.usage.UsageEvent;
import io.operationscenter.contracts.usage.UsageKind;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the duration of each ended run (spec 06 §16): the task's newest one that is not later and
 * that no earlier run has taken, for a run writes it right before its end.
 */
final class MatchDurations {

  private static final Comparator<UsageEvent> BY_TIME =
      Comparator.comparing(UsageEvent::timestamp)
          .thenComparing(event -> event.kind() != UsageKind.EXECUTION_DURATION);

  private MatchDurations() {}

  /**
   * Durations by the id of the event that ended the run.
   *
   * @param events durations and ends of some tasks, all there are up to some moment
   */
  static Map<String, JsonNode> of(List<UsageEvent> events) {
    Map<String, Deque<JsonNode>> unused = new HashMap<>();
    Map<String, JsonNode> matched = new HashMap<>();
    for (UsageEvent event : events.stream().sorted(BY_TIME).toList()) {
      Deque<JsonNode> ofTask =
          unused.computeIfAbsent(String.valueOf(event.taskId()), _ -> new ArrayDeque<>());
      JsonNode seconds = event.details().get("duration_seconds");
      if (event.kind() == UsageKind.EXECUTION_DURATION && seconds != null) {
        ofTask.push(seconds);
      } else if (event.kind() != UsageKind.EXECUTION_DURATION && !ofTask.isEmpty()) {
        matched.put(event.id(), ofTask.pop());
      }
    }
    return matched;
  }
}
