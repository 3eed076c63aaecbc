package io.operationscenter.planner.routing.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.enums.RiskLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The {@code when} of a rule, ready to be asked (spec 02 §8.2). */
final class Condition {

  static final String RISK_CEILING = "max_risk_level";

  private final List<Predicate<Signals>> parts;

  private Condition(List<Predicate<Signals>> parts) {
    this.parts = List.copyOf(parts);
  }

  static Condition of(Map<String, JsonNode> when) {
    return new Condition(
        when.entrySet().stream().map(e -> part(e.getKey(), e.getValue())).toList());
  }

  boolean holds(Signals signals) {
    for (Predicate<Signals> part : parts) {
      if (!part.test(signals)) {
        return false;
      }
    }
    return true;
  }

  private static Predicate<Signals> part(String name, JsonNode wanted) {
    if (name.equals(RISK_CEILING)) {
      RiskLevel ceiling = ceiling(wanted);
      return signals -> signals.risk().compareTo(ceiling) <= 0;
    }
    if (wanted.isArray()) {
      List<@Nullable Object> accepted = new ArrayList<>();
      wanted.forEach(element -> accepted.add(comparable(element)));
      return signals -> accepted.contains(signals.value(name));
    }
    Object only = comparable(wanted);
    return signals -> Objects.equals(only, signals.value(name));
  }

  /** Text and flags compare with signals; a number, a list or a mapping equals none. */
  private static @Nullable Object comparable(JsonNode value) {
    if (value.isTextual()) {
      return value.textValue();
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    return value.isNull() ? null : value;
  }

  private static RiskLevel ceiling(JsonNode named) {
    for (RiskLevel level : RiskLevel.values()) {
      if (level.wire().equals(named.textValue())) {
        return level;
      }
    }
    return RiskLevel.MEDIUM;
  }
}
