package io.operationscenter.kit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds where an answer departs from what a case expects of it. */
final class Differences {

  private static final int SHOWN_CHARACTERS = 300;

  private final Comparison comparison;
  private final List<String> found = new ArrayList<>();

  private Differences(Comparison comparison) {
    this.comparison = comparison;
  }

  /** One sentence a difference, none when the answer complies. */
  static List<String> between(Comparison comparison, JsonNode expected, JsonNode answer) {
    return between(comparison, List.of(), expected, answer);
  }

  /** Whether the answer complies by the standard comparison. */
  static boolean none(JsonNode expected, JsonNode answer) {
    return between(Comparison.standard(), expected, answer).isEmpty();
  }

  private static List<String> between(
      Comparison comparison, List<String> path, JsonNode expected, JsonNode answer) {
    Differences differences = new Differences(comparison);
    differences.compare(path, expected, answer);
    return differences.found;
  }

  private void compare(List<String> path, JsonNode expected, JsonNode answer) {
    if (expected.getNodeType() != answer.getNodeType()) {
      differ(path, expected, answer);
      return;
    }
    switch (expected.getNodeType()) {
      case OBJECT -> compareMembers(path, expected, answer);
      case ARRAY -> compareElements(path, expected, answer);
      case NUMBER -> compareNumbers(path, expected, answer);
      case STRING -> compareTexts(path, expected, answer);
      default -> {
        if (!expected.equals(answer)) {
          differ(path, expected, answer);
        }
      }
    }
  }

  private void compareMembers(List<String> path, JsonNode expected, JsonNode answer) {
    for (Map.Entry<String, JsonNode> member : expected.properties()) {
      List<String> place = below(path, member.getKey());
      Optional<Rule.Own> own = comparison.ruleAt(place, Rule.Own.class);
      if (own.isPresent()) {
        OwnRule rule = own.get().rule();
        rule.check()
            .faults(member.getValue(), answer)
            .forEach(fault -> found.add(shown(place) + " (" + rule.says() + "): " + fault));
      } else if (answer.has(member.getKey())) {
        compare(place, member.getValue(), answer.get(member.getKey()));
      } else {
        found.add(shown(place) + ": expected " + shown(member.getValue()) + ", is absent");
      }
    }
    if (comparison.has(path, Rule.Exactly.class)) {
      for (Map.Entry<String, JsonNode> member : answer.properties()) {
        if (!expected.has(member.getKey())) {
          found.add(shown(below(path, member.getKey())) + ": is a member too many");
        }
      }
    }
  }

  private void compareElements(List<String> path, JsonNode expected, JsonNode answer) {
    boolean complies;
    if (comparison.has(path, Rule.AsSet.class)) {
      complies = new Partners(this::pairs, path, expected, answer).cover();
    } else if (comparison.has(path, Rule.InAnyOrder.class)) {
      complies = new Partners(this::pairs, path, expected, answer).pairOff();
    } else if (expected.size() == answer.size()) {
      Iterator<JsonNode> answered = answer.iterator();
      for (int position = 0; position < expected.size(); position++) {
        compare(below(path, String.valueOf(position)), expected.get(position), answered.next());
      }
      return;
    } else {
      found.add(
          "%s: expected %d elements, are %d: expected %s, is %s"
              .formatted(
                  shown(path), expected.size(), answer.size(), shown(expected), shown(answer)));
      return;
    }
    if (!complies) {
      differ(path, expected, answer);
    }
  }

  private boolean pairs(List<String> path, JsonNode expected, JsonNode answer) {
    return between(comparison, path, expected, answer).isEmpty();
  }

  private void compareNumbers(List<String> path, JsonNode expected, JsonNode answer) {
    BigDecimal tolerance =
        comparison
            .ruleAt(path, Rule.Within.class)
            .map(Rule.Within::tolerance)
            .orElse(BigDecimal.ZERO);
    boolean finite = !answer.isFloatingPointNumber() || Double.isFinite(answer.doubleValue());
    if (!finite
        || expected.decimalValue().subtract(answer.decimalValue()).abs().compareTo(tolerance) > 0) {
      differ(path, expected, answer);
    }
  }

  private void compareTexts(List<String> path, JsonNode expected, JsonNode answer) {
    if (expected.equals(answer) && !comparison.has(path, Rule.WithSuffixZ.class)) {
      return;
    }
    Optional<Instant> instant =
        comparison.has(path, Rule.AsText.class)
            ? Optional.empty()
            : Timestamps.instantOf(expected.textValue());
    boolean complies =
        instant.isEmpty()
            ? expected.equals(answer)
            : instant.equals(Timestamps.instantOf(answer.textValue()));
    if (!complies) {
      differ(path, expected, answer);
    } else if (instant.isPresent()
        && comparison.has(path, Rule.WithSuffixZ.class)
        && !answer.textValue().endsWith("Z")) {
      found.add(shown(path) + ": expected suffix Z, is " + shown(answer));
    }
  }

  private void differ(List<String> path, JsonNode expected, JsonNode answer) {
    found.add(shown(path) + ": expected " + shown(expected) + ", is " + shown(answer));
  }

  static List<String> below(List<String> path, String segment) {
    List<String> longer = new ArrayList<>(path);
    longer.add(segment);
    return longer;
  }

  static String shown(List<String> path) {
    return path.isEmpty() ? "(root)" : String.join(".", path);
  }

  static String shown(JsonNode node) {
    String text = node.toString();
    return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
  }
}
