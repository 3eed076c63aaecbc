package io.operationscenter.planner.routing.embedded;

import io.operationscenter.contracts.enums.EligibilityStatus;
import io.operationscenter.contracts.routing.RouteCandidate;
import io.operationscenter.contracts.routing.RouteGroup;
import io.operationscenter.contracts.routing.RoutingPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Evaluates the alternative routes around a selection (spec 02 §8.4). */
final class PlanRoutes {

  private record Route(AlternativeRoute route, Condition condition) {}

  private record Found(List<RouteCandidate> eligible, List<RouteCandidate> blocked) {}

  private final SelectLane selectLane;
  private final List<Route> routes;

  PlanRoutes(RoutingPolicy policy, SelectLane selectLane) {
    this.selectLane = selectLane;
    this.routes =
        policy.alternativeRoutes().stream()
            .sorted(Comparator.comparingLong(AlternativeRoute::priority))
            .map(route -> new Route(route, Condition.of(route.appliesWhen())))
            .toList();
  }

  RoutingPlan plan(Signals signals) {
    Selection primary = selectLane.select(signals);
    Found fallbacks = find(Role.FALLBACK, primary, signals);
    Found escalations = find(Role.ESCALATION, primary, signals);
    List<RouteCandidate> blocked = new ArrayList<>(fallbacks.blocked());
    blocked.addAll(escalations.blocked());
    String fallback = reasoning(Role.FALLBACK, primary, fallbacks);
    String escalation = reasoning(Role.ESCALATION, primary, escalations);
    return new RoutingPlan(
        RouteCandidates.primary(primary),
        new RouteGroup(fallbacks.eligible(), fallback),
        new RouteGroup(escalations.eligible(), escalation),
        blocked,
        "primary="
            + primary.route()
            + count("fallbacks", fallbacks.eligible())
            + count("escalations", escalations.eligible())
            + count("blocked", blocked),
        primary.rationale(),
        fallback,
        escalation,
        blockedReasoning(blocked));
  }

  private Found find(Role role, Selection primary, Signals signals) {
    Found found = new Found(new ArrayList<>(), new ArrayList<>());
    for (Route candidate : routes) {
      AlternativeRoute route = candidate.route();
      if (role.plays(route) && belongsTo(route, primary)) {
        judge(role, candidate, signals, found);
      }
    }
    return found;
  }

  private static boolean belongsTo(AlternativeRoute route, Selection primary) {
    return (route.fromLanes().isEmpty() || route.fromLanes().contains(primary.lane()))
        && (route.fromBackends().isEmpty() || route.fromBackends().contains(primary.backend()))
        && !(route.lane().equals(primary.lane()) && route.backend().equals(primary.backend()));
  }

  private void judge(Role role, Route candidate, Signals signals, Found found) {
    AlternativeRoute route = candidate.route();
    List<String> blocking =
        signals.labels().stream().filter(route.blockedByLabels()::contains).toList();
    if (!blocking.isEmpty()) {
      found
          .blocked()
          .add(
              RouteCandidates.blocked(
                  route, EligibilityStatus.BLOCKED_BY_CONSTRAINT, role.blockedByLabels(blocking)));
    } else if (selectLane.excludes(route.backend())) {
      found
          .blocked()
          .add(
              RouteCandidates.blocked(
                  route,
                  EligibilityStatus.BLOCKED_BY_POLICY,
                  role.blockedByPolicy(route.backend())));
    } else if (candidate.condition().holds(signals)) {
      found.eligible().add(RouteCandidates.eligible(route));
    }
  }

  private static String reasoning(Role role, Selection primary, Found found) {
    return role.reasoning(primary.route(), found.eligible(), found.blocked().size());
  }

  private static String count(String what, List<RouteCandidate> candidates) {
    return candidates.isEmpty() ? "" : "; " + what + "=" + candidates.size();
  }

  private static String blockedReasoning(List<RouteCandidate> blocked) {
    List<String> groups = new ArrayList<>();
    group("Constraint-blocked", EligibilityStatus.BLOCKED_BY_CONSTRAINT, blocked, groups);
    group("Policy-blocked", EligibilityStatus.BLOCKED_BY_POLICY, blocked, groups);
    return String.join(" ", groups);
  }

  private static void group(
      String title, EligibilityStatus status, List<RouteCandidate> blocked, List<String> groups) {
    String routes =
        blocked.stream()
            .filter(candidate -> candidate.eligibilityStatus() == status)
            .map(RouteCandidate::route)
            .collect(Collectors.joining(", "));
    if (!routes.isEmpty()) {
      groups.add(title + ": " + routes + ".");
    }
  }
}
