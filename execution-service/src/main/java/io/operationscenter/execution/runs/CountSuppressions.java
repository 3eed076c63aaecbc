package io.operationscenter.execution.runs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Counts in what a diff adds how often a checker was silenced instead of satisfied (spec 03 §6.6,
 * 06 §7.1). It never changes an outcome.
 */
final class CountSuppressions {

  private static final int WORTH_A_WARNING = 3;
  private static final List<Sign> SIGNS =
      List.of(
          new Sign("noqa", Pattern.compile("#\\s*noqa\\b", Pattern.CASE_INSENSITIVE)),
          new Sign("type_ignore", Pattern.compile("#\\s*type:\\s?ignore\\b")),
          new Sign("bare_pass", Pattern.compile("^\\s*pass\\s*(?:#.*)?$", Pattern.MULTILINE)));

  private CountSuppressions() {}

  /** Counts by kind; empty while they are too few to warn of. */
  static Map<String, Long> in(String patch) {
    String added = String.join("", AddedLines.of(patch).values());
    Map<String, Long> counts = new LinkedHashMap<>();
    SIGNS.forEach(sign -> counts.put(sign.name, sign.pattern.matcher(added).results().count()));
    long total = counts.values().stream().mapToLong(Long::longValue).sum();
    return total < WORTH_A_WARNING ? Map.of() : counts;
  }

  private record Sign(String name, Pattern pattern) {}
}
