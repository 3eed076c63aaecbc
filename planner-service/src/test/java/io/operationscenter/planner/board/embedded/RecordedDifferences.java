package io.operationscenter.planner.board.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Compares a body with the recorded one, minus what the README calls volatile. */
final class RecordedDifferences {

  private static final Set<String> TIMES =
      Set.of("created_at", "updated_at", "completed_at", "archived_at");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z");
  private static final Set<String> UNORDERED = Set.of("labels", "assignees");

  private final RecordedIds ids;
  private final List<String> found = new ArrayList<>();

  RecordedDifferences(RecordedIds ids) {
    this.ids = ids;
  }

  List<String> found() {
    return found;
  }

  void compare(String at, JsonNode expected, JsonNode actual) {
    String key = at.substring(at.lastIndexOf('.') + 1);
    if (isVolatile(key, expected)) {
      compareForm(at, expected, actual);
    } else if (expected.isTextual() && RecordedIds.isId(expected.textValue())) {
      if (!actual.isTextual() || !ids.same(expected.textValue(), actual.textValue())) {
        differ(at, expected, actual);
      }
    } else if (expected.isObject() && actual.isObject()) {
      compareObjects(at, expected, actual);
    } else if (expected.isArray() && actual.isArray()) {
      compareArrays(at, expected, actual, UNORDERED.contains(key));
    } else if (expected.isTextual()) {
      if (!ids.inRequest(expected.textValue()).equals(actual.textValue())) {
        differ(at, expected, actual);
      }
    } else if (!expected.equals(actual) && !sameNumber(expected, actual)) {
      differ(at, expected, actual);
    }
  }

  private static boolean isVolatile(String key, JsonNode expected) {
    boolean time = expected.isTextual() && TIME.matcher(expected.textValue()).matches();
    return (TIMES.contains(key) && time)
        || key.equals("epoch")
        || key.equals("sort_order")
        || key.equals("logo_props")
        || key.equals("metadata");
  }

  private void compareForm(String at, JsonNode expected, JsonNode actual) {
    boolean sameForm =
        expected.isTextual()
            ? actual.isTextual() && TIME.matcher(actual.textValue()).matches()
            : expected.getNodeType() == actual.getNodeType()
                && expected.isFloatingPointNumber() == actual.isFloatingPointNumber();
    if (!sameForm) {
      differ(at, expected, actual);
    }
  }

  private static boolean sameNumber(JsonNode expected, JsonNode actual) {
    return expected.isNumber()
        && actual.isNumber()
        && expected.isFloatingPointNumber() == actual.isFloatingPointNumber()
        && Double.compare(expected.doubleValue(), actual.doubleValue()) == 0;
  }

  private void compareObjects(String at, JsonNode expected, JsonNode actual) {
    Set<String> keys = new TreeSet<>();
    expected.fieldNames().forEachRemaining(keys::add);
    actual.fieldNames().forEachRemaining(keys::add);
    for (String key : keys) {
      JsonNode left = expected.get(key);
      JsonNode right = actual.get(key);
      if (left == null || right == null) {
        found.add("%s.%s is %s".formatted(at, key, left == null ? "too many" : "missing"));
      } else {
        compare(at + "." + key, left, right);
      }
    }
  }

  private void compareArrays(String at, JsonNode expected, JsonNode actual, boolean unordered) {
    if (expected.size() != actual.size()) {
      differ(at, expected, actual);
      return;
    }
    List<JsonNode> left = list(expected);
    List<JsonNode> right = list(actual);
    if (unordered) {
      left.sort((a, b) -> ids.inRequest(idOf(a)).compareTo(ids.inRequest(idOf(b))));
      right.sort((a, b) -> idOf(a).compareTo(idOf(b)));
    }
    for (int i = 0; i < left.size(); i++) {
      compare(at + "[" + i + "]", left.get(i), right.get(i));
    }
  }

  private static List<JsonNode> list(JsonNode array) {
    return new ArrayList<>(StreamSupport.stream(array.spliterator(), false).toList());
  }

  private static String idOf(JsonNode node) {
    return node.isObject() ? node.path("id").asText() : node.asText();
  }

  private void differ(String at, JsonNode expected, JsonNode actual) {
    found.add("%s: recorded %s, here %s".formatted(at, expected, actual));
  }
}
