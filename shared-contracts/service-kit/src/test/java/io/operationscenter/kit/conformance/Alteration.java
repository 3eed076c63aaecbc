package io.operationscenter.kit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One change of {@code expected} that must turn a complying answer into a departing one.
 *
 * @param path the changed node
 * @param replacement what stands there instead
 */
record Alteration(List<String> path, JsonNode replacement) {

  /** All alterations of what a case pins; none when it pins nothing. */
  static List<Alteration> of(Comparison comparison, JsonNode expected) {
    List<Alteration> found = new ArrayList<>();
    collect(comparison, List.of(), expected, found);
    return found;
  }

  /** A copy of {@code expected} with the change. */
  JsonNode applyTo(JsonNode expected) {
    if (path.isEmpty()) {
      return replacement;
    }
    JsonNode copy = expected.deepCopy();
    JsonNode holder = copy;
    for (String segment : path.subList(0, path.size() - 1)) {
      holder =
          holder instanceof ArrayNode list
              ? list.get(Integer.parseInt(segment))
              : holder.get(segment);
    }
    switch (holder) {
      case ArrayNode list -> list.set(Integer.parseInt(path.getLast()), replacement);
      case ObjectNode object -> object.set(path.getLast(), replacement);
      default -> throw new IllegalStateException("no node " + Differences.shown(path));
    }
    return copy;
  }

  private static void collect(
      Comparison comparison, List<String> path, JsonNode node, List<Alteration> found) {
    Optional<Rule.Own> own = comparison.ruleAt(path, Rule.Own.class);
    if (own.isPresent()) {
      found.add(new Alteration(path, own.get().rule().altered().apply(node)));
      return;
    }
    switch (node) {
      case ObjectNode object -> collectMembers(comparison, path, object, found);
      case ArrayNode list -> collectElements(comparison, path, list, found);
      default -> found.add(new Alteration(path, otherValue(comparison, path, node)));
    }
  }

  private static void collectMembers(
      Comparison comparison, List<String> path, ObjectNode object, List<Alteration> found) {
    boolean exact = comparison.has(path, Rule.Exactly.class);
    if (object.isEmpty() && (exact || !path.isEmpty())) {
      found.add(new Alteration(path, object.objectNode().put(OwnRule.FOREIGN, true)));
    } else if (exact) {
      found.add(new Alteration(path, object.deepCopy().without(object.fieldNames().next())));
    }
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      collect(comparison, Differences.below(path, member.getKey()), member.getValue(), found);
    }
  }

  private static void collectElements(
      Comparison comparison, List<String> path, ArrayNode list, List<Alteration> found) {
    found.add(new Alteration(path, OwnRule.plusForeign(list)));
    if (!list.isEmpty() && !comparison.has(path, Rule.AsSet.class)) {
      ArrayNode shorter = list.deepCopy();
      shorter.remove(list.size() - 1);
      found.add(new Alteration(path, shorter));
    }
    for (int position = 0; position < list.size(); position++) {
      collect(
          comparison, Differences.below(path, String.valueOf(position)), list.get(position), found);
    }
  }

  private static JsonNode otherValue(Comparison comparison, List<String> path, JsonNode value) {
    return switch (value.getNodeType()) {
      case NUMBER -> {
        BigDecimal tolerance =
            comparison
                .ruleAt(path, Rule.Within.class)
                .map(Rule.Within::tolerance)
                .orElse(BigDecimal.ZERO);
        yield DecimalNode.valueOf(
            value.decimalValue().add(BigDecimal.ONE).add(tolerance).add(tolerance));
      }
      case BOOLEAN -> BooleanNode.valueOf(!value.booleanValue());
      case STRING ->
          TextNode.valueOf(
              Timestamps.instantOf(value.textValue())
                  .map(instant -> instant.plusSeconds(1).toString())
                  .orElse(value.textValue() + OwnRule.FOREIGN));
      default -> TextNode.valueOf(OwnRule.FOREIGN);
    };
  }
}
