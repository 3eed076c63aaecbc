package io.operationscenter.planner.board.embedded;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Which id of this run stands for which recorded one; learned from answers, one to one. */
final class RecordedIds {

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final Map<String, String> actual = new HashMap<>();
  private final Map<String, String> recorded = new HashMap<>();

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** True when the two stand for the same thing, as far as is known; then they do from now on. */
  boolean same(String expected, String found) {
    if (!actual.containsKey(expected) && !recorded.containsKey(found) && isId(found)) {
      actual.put(expected, found);
      recorded.put(found, expected);
    }
    return found.equals(actual.get(expected));
  }

  /** The text with this run's ids. */
  String inRequest(String text) {
    return ID.matcher(text)
        .replaceAll((MatchResult id) -> actual.getOrDefault(id.group(), id.group()));
  }
}
