package io.operationscenter.planner.board.plane;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.logging.Log;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads lists page by page (spec 10 §3). Pages shift while somebody inserts or deletes, so entries
 * are told apart by id, and a walk during which the board's count changed, or that saw another
 * number, is made again, once.
 */
final class PlaneLists {

  private static final String CURSOR = "\\d{1,9}:\\d{1,9}:[01]";

  private final PlaneCalls calls;
  private final int pageSize;

  PlaneLists(PlaneCalls calls, int pageSize) {
    this.calls = calls;
    this.pageSize = pageSize;
  }

  /** All entries, in the board's order. */
  List<JsonNode> all(String path, Map<String, String> query) {
    Walk first = walk(path, query, _ -> false, pageSize);
    if (first.complete()) {
      return first.entries();
    }
    Walk second = walk(path, query, _ -> false, pageSize);
    if (!second.complete()) {
      Log.warnf(
          "The board counts %s entries of %s, two walks saw %d and %d",
          second.totals(), path, first.entries().size(), second.entries().size());
    }
    return second.entries();
  }

  /** Entries up to the first one that is not wanted any more. */
  List<JsonNode> until(
      Predicate<JsonNode> enough, String path, Map<String, String> query, int page) {
    return walk(path, query, enough, page).entries();
  }

  /**
   * What one walk saw.
   *
   * @param totals what the pages said the whole list holds; empty when they did not say
   */
  private record Walk(List<JsonNode> entries, Set<Long> totals) {

    boolean complete() {
      return totals.isEmpty() || totals.equals(Set.of((long) entries.size()));
    }
  }

  private Walk walk(
      String path, Map<String, String> query, Predicate<JsonNode> enough, int perPage) {
    Map<String, JsonNode> seen = new LinkedHashMap<>();
    Map<String, String> asked = new LinkedHashMap<>(query);
    asked.put("per_page", Integer.toString(perPage));
    Set<Long> totals = new LinkedHashSet<>();
    for (int page = 1; ; page++) {
      JsonNode answer = calls.get(path, asked);
      List<JsonNode> entries = entries(answer);
      for (JsonNode entry : entries) {
        if (enough.test(entry)) {
          return new Walk(List.copyOf(seen.values()), Set.of());
        }
        seen.putIfAbsent(entry.path("id").asText(), entry);
      }
      if (answer.path("total_count").isNumber()) {
        totals.add(answer.path("total_count").asLong());
      }
      if (!answer.path("next_page_results").asBoolean(false) || entries.isEmpty()) {
        return new Walk(List.copyOf(seen.values()), Set.copyOf(totals));
      }
      asked.put("cursor", next(answer, perPage, page));
    }
  }

  private static String next(JsonNode answer, int perPage, int page) {
    String cursor = answer.path("next_cursor").asText();
    return cursor.matches(CURSOR) ? cursor : perPage + ":" + page + ":0";
  }

  /** An envelope, an object with nothing but results, or a bare array; odd entries are left out. */
  private static List<JsonNode> entries(JsonNode answer) {
    JsonNode listed = answer.isArray() ? answer : answer.path("results");
    List<JsonNode> entries = new ArrayList<>();
    for (JsonNode entry : listed) {
      if (entry.isObject() && entry.path("id").isTextual()) {
        entries.add(entry);
      }
    }
    return entries;
  }
}
