package io.operationscenter.planner.routing.embedded;

import io.operationscenter.contracts.enums.RiskLevel;
import io.operationscenter.contracts.proposal.TaskProposal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a proposal decides its route; nothing else does (spec 02 §8.1). */
record Signals(
    String taskType,
    String executionMode,
    RiskLevel risk,
    String priority,
    boolean localOnly,
    @Nullable String preferredLane,
    List<String> labels) {

  private static final String LOCAL_ONLY = "local_only";
  private static final String PREFER = "prefer:";

  static Signals of(TaskProposal proposal) {
    return new Signals(
        proposal.taskType().wire(),
        proposal.executionMode().wire(),
        proposal.riskLevel(),
        proposal.priority().wire(),
        proposal.labels().contains(LOCAL_ONLY),
        preferred(proposal.labels()),
        proposal.labels());
  }

  /** The signal of that name as text or flag; null when it is unset or no signal. */
  @Nullable Object value(String name) {
    return switch (name) {
      case "task_type" -> taskType;
      case "execution_mode" -> executionMode;
      case "risk_level" -> risk.wire();
      case "priority" -> priority;
      case LOCAL_ONLY -> localOnly;
      case "preferred_lane" -> preferredLane;
      default -> null;
    };
  }

  private static @Nullable String preferred(List<String> labels) {
    return labels.stream()
        .filter(label -> label.startsWith(PREFER))
        .findFirst()
        .map(label -> label.substring(PREFER.length()))
        .orElse(null);
  }
}
