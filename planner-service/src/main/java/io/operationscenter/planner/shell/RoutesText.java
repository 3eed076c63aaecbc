package io.operationscenter.planner.shell;

import io.operationscenter.contracts.routing.RouteCandidate;
import io.operationscenter.contracts.routing.RoutingPlan;
import io.operationscenter.planner.shell.print.Table;
import io.operationscenter.planner.shell.print.Terminal;
import java.util.List;

/** A routing plan for people, one route a line. */
final class RoutesText {

  private RoutesText() {}

  static List<String> table(RoutingPlan plan, Terminal terminal) {
    Table table =
        new Table(-1, "ROUTE", "LANE/BACKEND", "STATUS", "CONFIDENCE", "COST", "CAPABILITY", "WHY");
    add(table, "primary", plan.primary());
    plan.fallbacks().candidates().forEach(route -> add(table, "fallback", route));
    plan.escalations().candidates().forEach(route -> add(table, "escalation", route));
    plan.blockedCandidates().forEach(route -> add(table, "blocked", route));
    return table.lines(terminal);
  }

  private static void add(Table table, String what, RouteCandidate route) {
    table.add(
        what,
        route.route(),
        route.eligibilityStatus().wire(),
        Double.toString(route.confidence()),
        route.estimatedCostClass().wire(),
        route.estimatedCapabilityClass().wire(),
        route.reason());
  }
}
