package io.operationscenter.planner.routing.embedded;

import io.operationscenter.contracts.routing.RouteCandidate;
import io.operationscenter.planner.routing.embedded.DecisionExplanation.Factor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells why the rules chose what they chose (spec 02 §8.7). */
final class ExplainDecision {

  private static final String SELECTED = "selected_lane";
  private static final String CONFIRMED = "confirmed_choice";

  private final SelectLane selectLane;
  private final PlanRoutes planRoutes;

  ExplainDecision(SelectLane selectLane, PlanRoutes planRoutes) {
    this.selectLane = selectLane;
    this.planRoutes = planRoutes;
  }

  DecisionExplanation explain(Signals signals) {
    Selection selection = selectLane.select(signals);
    List<RouteCandidate> fallbacks = planRoutes.plan(signals).fallbacks().candidates();
    LaneRule rule = selection.rule();
    return new DecisionExplanation(
        rule == null ? null : rule.name(),
        factors(signals),
        ruledOut(selection, signals),
        rule == null,
        fallbacks.isEmpty() ? null : fallbacks.getFirst().route(),
        selection.rationale());
  }

  private static List<Factor> factors(Signals signals) {
    return List.of(
        new Factor("task_type", signals.taskType(), SELECTED, null),
        new Factor("risk_level", signals.risk().wire(), SELECTED, null),
        new Factor("local_only", Boolean.toString(signals.localOnly()), SELECTED, null),
        new Factor("priority", signals.priority(), CONFIRMED, null),
        new Factor("execution_mode", signals.executionMode(), CONFIRMED, null));
  }

  private List<String> ruledOut(Selection selection, Signals signals) {
    List<String> entries = new ArrayList<>();
    Set<String> seen = new HashSet<>(Set.of(selection.lane()));
    for (SelectLane.Lane other : selectLane.rules()) {
      if (seen.add(other.rule().selectLane())) {
        String entry = entry(other, signals);
        if (entry != null) {
          entries.add(entry);
        }
      }
    }
    return entries;
  }

  private @Nullable String entry(SelectLane.Lane other, Signals signals) {
    LaneRule rule = other.rule();
    if (!other.condition().holds(signals)) {
      return "%s (rule '%s' conditions not met)".formatted(rule.selectLane(), rule.name());
    }
    return selectLane.excludes(rule.selectBackend())
        ? "%s (backend %s excluded)".formatted(rule.selectLane(), rule.selectBackend())
        : null;
  }
}
