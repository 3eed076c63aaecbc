package io.operationscenter.planner.routing.embedded;

import io.operationscenter.contracts.routing.RouteCandidate;
import java.util.List;

/** What an alternative route is for, with the words of spec 02 §8.4. */
enum Role {
  FALLBACK("fallback", "Fallback") {
    @Override
    String nothing(String primary) {
      return "No fallback routes defined from " + primary + ". Primary is the only available path.";
    }

    @Override
    String onlyBlocked(String primary, int blocked) {
      return "All %d fallback route(s) from %s are blocked by explicit constraints or policy."
          .formatted(blocked, primary);
    }
  },
  ESCALATION("escalation", "Escalation") {
    @Override
    String nothing(String primary) {
      return "No escalation warranted from " + primary + " for this task type and risk level.";
    }

    @Override
    String onlyBlocked(String primary, int blocked) {
      return ("Escalation would be warranted but %d route(s) are blocked by explicit constraints "
              + "or policy.")
          .formatted(blocked);
    }
  };

  private final String wire;
  private final String title;

  Role(String wire, String title) {
    this.wire = wire;
    this.title = title;
  }

  abstract String nothing(String primary);

  abstract String onlyBlocked(String primary, int blocked);

  boolean plays(AlternativeRoute route) {
    return route.role().equals(wire);
  }

  String blockedByLabels(List<String> labels) {
    return title + " route blocked by constraint label(s): " + String.join(", ", labels);
  }

  String blockedByPolicy(String backend) {
    return title + " route blocked by policy: backend '" + backend + "' is excluded";
  }

  String reasoning(String primary, List<RouteCandidate> eligible, int blocked) {
    if (eligible.isEmpty()) {
      return blocked == 0 ? nothing(primary) : onlyBlocked(primary, blocked);
    }
    int more = eligible.size() - 1;
    return "%d %s route(s) available. First: %s%s.%s"
        .formatted(
            eligible.size(),
            wire,
            eligible.getFirst().route(),
            more > 0 ? " (+" + more + " more)" : "",
            blocked > 0 ? " " + blocked + " blocked." : "");
  }
}
