package io.operationscenter.planner.routing.embedded;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The first rule that matches and is not excluded decides (spec 02 §8.2). */
final class SelectLane {

  private static final double FALLBACK_CONFIDENCE = 0.7;

  /** A lane rule with its condition. */
  record Lane(LaneRule rule, Condition condition) {}

  private record Backend(BackendRule rule, Condition condition) {}

  private final List<Lane> rules;
  private final List<Backend> backendRules;
  private final FallbackRoute fallback;
  private final Set<String> excluded;

  SelectLane(RoutingPolicy policy) {
    rules =
        policy.rules().stream()
            .sorted(Comparator.comparingLong(LaneRule::priority))
            .map(rule -> new Lane(rule, Condition.of(rule.when())))
            .toList();
    backendRules =
        policy.backendRules().stream()
            .sorted(Comparator.comparing(BackendRule::name))
            .map(rule -> new Backend(rule, Condition.of(rule.when())))
            .toList();
    fallback = policy.fallback();
    excluded = Set.copyOf(policy.excludedBackends());
  }

  /** In the order in which they are asked. */
  List<Lane> rules() {
    return rules;
  }

  boolean excludes(String backend) {
    return excluded.contains(backend);
  }

  Selection select(Signals signals) {
    List<String> skipped = new ArrayList<>();
    for (Lane candidate : rules) {
      if (candidate.condition().holds(signals)) {
        if (!excludes(candidate.rule().selectBackend())) {
          return matched(candidate.rule(), signals, skipped);
        }
        skipped.add(candidate.rule().selectLane());
      }
    }
    return new Selection(
        fallback.lane(),
        fallback.backend(),
        null,
        FALLBACK_CONFIDENCE,
        fallback.rationale(),
        skipped);
  }

  private Selection matched(LaneRule rule, Signals signals, List<String> skipped) {
    String backend = backend(rule, signals);
    String rationale =
        "task_type="
            + signals.taskType()
            + ", risk_level="
            + signals.risk().wire()
            + " → lane="
            + rule.selectLane()
            + ", backend="
            + backend
            + " [rule: "
            + rule.name()
            + "]";
    return new Selection(
        rule.selectLane(),
        backend,
        rule,
        rule.confidence(),
        rationale,
        alternatives(rule, skipped));
  }

  private String backend(LaneRule rule, Signals signals) {
    for (Backend candidate : backendRules) {
      if (candidate.rule().lane().equals(rule.selectLane())
          && candidate.condition().holds(signals)) {
        String replacement = candidate.rule().selectBackend();
        return excludes(replacement) ? rule.selectBackend() : replacement;
      }
    }
    return rule.selectBackend();
  }

  /** Excluded matches keep their repeats; the other lanes follow once each. */
  private List<String> alternatives(LaneRule matched, List<String> skipped) {
    List<String> lanes = new ArrayList<>(skipped);
    for (Lane other : rules) {
      String lane = other.rule().selectLane();
      if (!lane.equals(matched.selectLane()) && !lanes.contains(lane)) {
        lanes.add(lane);
      }
    }
    return lanes;
  }
}
