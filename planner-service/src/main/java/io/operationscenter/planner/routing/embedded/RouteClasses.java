package io.operationscenter.planner.routing.embedded;

import io.operationscenter.contracts.enums.CapabilityClass;
import io.operationscenter.contracts.enums.CostClass;

/** Cost and capability of a lane and backend (table of spec 02 §7). */
record RouteClasses(CostClass cost, CapabilityClass capability) {

  private static final RouteClasses USUAL =
      new RouteClasses(CostClass.MEDIUM, CapabilityClass.ENHANCED);
  private static final RouteClasses WORKFLOW =
      new RouteClasses(CostClass.HIGH, CapabilityClass.WORKFLOW);

  static RouteClasses of(String lane, String backend) {
    return switch (lane + "/" + backend) {
      case "aider_local/direct_local" -> new RouteClasses(CostClass.LOW, CapabilityClass.BASIC);
      case "claude_cli/archon_then_kodo", "codex_cli/archon_then_kodo", "claude_cli/archon" ->
          WORKFLOW;
      case "claude_cli/openclaw" -> new RouteClasses(CostClass.HIGH, CapabilityClass.PREMIUM);
      default -> USUAL;
    };
  }
}
