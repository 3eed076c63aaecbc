package io.operationscenter.planner.planning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a description claims about its origin (spec 06 §3). Anybody can write it: it is a trace, no
 * proof.
 *
 * @param values key and value as written
 * @param observerRunIds in order
 */
public record CardProvenance(Map<String, String> values, List<String> observerRunIds) {

  private static final String RUN_IDS = "observer_run_ids";
  private static final Pattern ITEM = Pattern.compile("^\\s*[-*]\\s+(\\S.*)$");

  /** Copies what is mutable. */
  public CardProvenance {
    values = Map.copyOf(values);
    observerRunIds = List.copyOf(observerRunIds);
  }

  static CardProvenance read(String section) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> runs = new ArrayList<>();
    boolean inRuns = false;
    for (String line : section.lines().toList()) {
      Matcher item = ITEM.matcher(line);
      Map<String, String> entry = KeyValueLines.read(line);
      if (entry.containsKey(RUN_IDS)) {
        inRuns = true;
      } else if (inRuns
          && item.matches()
          && (entry.isEmpty() || Character.isWhitespace(line.charAt(0)))) {
        runs.add(item.group(1).strip());
      } else if (!entry.isEmpty()) {
        inRuns = false;
        entry.forEach(values::putIfAbsent);
      }
    }
    return new CardProvenance(values, runs);
  }
}
