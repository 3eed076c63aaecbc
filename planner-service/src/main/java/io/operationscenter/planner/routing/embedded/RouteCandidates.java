package io.operationscenter.planner.routing.embedded;

import io.operationscenter.contracts.enums.EligibilityStatus;
import io.operationscenter.contracts.routing.RouteCandidate;

/** The candidates of a plan (spec 02 §8.4). */
final class RouteCandidates {

  private RouteCandidates() {}

  static RouteCandidate primary(Selection selection) {
    RouteClasses classes = RouteClasses.of(selection.lane(), selection.backend());
    return new RouteCandidate(
        selection.lane(),
        selection.backend(),
        0,
        selection.rationale(),
        EligibilityStatus.ELIGIBLE,
        selection.confidence(),
        classes.cost(),
        classes.capability(),
        null);
  }

  static RouteCandidate eligible(AlternativeRoute route) {
    return of(route, EligibilityStatus.ELIGIBLE, route.reason());
  }

  static RouteCandidate blocked(AlternativeRoute route, EligibilityStatus why, String reason) {
    return of(route, why, reason);
  }

  private static RouteCandidate of(
      AlternativeRoute route, EligibilityStatus status, String reason) {
    RouteClasses classes = RouteClasses.of(route.lane(), route.backend());
    return new RouteCandidate(
        route.lane(),
        route.backend(),
        route.priority(),
        reason,
        status,
        status == EligibilityStatus.ELIGIBLE ? route.confidence() : 0,
        classes.cost(),
        classes.capability(),
        route.notes());
  }
}
