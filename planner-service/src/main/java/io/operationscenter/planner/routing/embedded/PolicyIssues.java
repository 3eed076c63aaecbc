package io.operationscenter.planner.routing.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.codec.WireEnum;
import io.operationscenter.contracts.enums.BackendName;
import io.operationscenter.contracts.enums.ExecutionMode;
import io.operationscenter.contracts.enums.LaneName;
import io.operationscenter.contracts.enums.Priority;
import io.operationscenter.contracts.enums.RiskLevel;
import io.operationscenter.contracts.enums.TaskType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is suspicious about a policy without making it unusable (spec 02 §8.6). */
public final class PolicyIssues {

  private static final Set<String> LANES = wires(LaneName.values());
  private static final Set<String> BACKENDS = wires(BackendName.values());
  private static final Map<String, Set<String>> CHOICES =
      Map.of(
          "task_type",
          wires(TaskType.values()),
          "execution_mode",
          wires(ExecutionMode.values()),
          "risk_level",
          wires(RiskLevel.values()),
          Condition.RISK_CEILING,
          wires(RiskLevel.values()),
          "priority",
          wires(Priority.values()));
  private static final Set<String> FREE = Set.of("local_only", "preferred_lane");

  private PolicyIssues() {}

  /** One sentence an issue; empty when the policy is sound. */
  public static List<String> of(RoutingPolicy policy) {
    List<String> issues = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (LaneRule rule : policy.rules()) {
      String where = "rule '" + rule.name() + "'";
      if (!names.add(rule.name())) {
        issues.add(where + ": the name is used twice");
      }
      route(where, rule.selectLane(), rule.selectBackend(), issues);
      conditions(where, rule.when(), issues);
    }
    policy
        .backendRules()
        .forEach(rule -> conditions("backend rule '" + rule.name() + "'", rule.when(), issues));
    route("fallback", policy.fallback().lane(), policy.fallback().backend(), issues);
    return List.copyOf(issues);
  }

  private static void route(String where, String lane, String backend, List<String> issues) {
    if (!LANES.contains(lane)) {
      issues.add("%s: unknown lane '%s'".formatted(where, lane));
    }
    if (!BACKENDS.contains(backend)) {
      issues.add("%s: unknown backend '%s'".formatted(where, backend));
    }
  }

  private static void conditions(String where, Map<String, JsonNode> when, List<String> issues) {
    when.forEach(
        (signal, wanted) -> {
          Set<String> known = CHOICES.get(signal);
          if (known != null) {
            values(wanted).stream()
                .filter(value -> !(value.isTextual() && known.contains(value.textValue())))
                .forEach(
                    value -> issues.add("%s: %s cannot be %s".formatted(where, signal, value)));
          } else if (!FREE.contains(signal)) {
            issues.add("%s: unknown signal '%s'".formatted(where, signal));
          }
        });
  }

  private static List<JsonNode> values(JsonNode wanted) {
    if (!wanted.isArray()) {
      return List.of(wanted);
    }
    List<JsonNode> values = new ArrayList<>();
    wanted.forEach(values::add);
    return values;
  }

  private static Set<String> wires(WireEnum[] constants) {
    return Arrays.stream(constants).map(WireEnum::wire).collect(Collectors.toUnmodifiableSet());
  }
}
