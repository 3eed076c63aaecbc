package io.operationscenter.planner.planning;

import io.operationscenter.contracts.enums.TaskType;
import java.util.Optional;

/** What kind of work a family of our own proposals is (design §4). */
final class TaskFamily {

  private TaskFamily() {}

  static Optional<TaskType> taskType(String family) {
    return switch (family) {
      case "lint_fix", "lint_cluster" -> Optional.of(TaskType.LINT_FIX);
      case "type_fix" -> Optional.of(TaskType.SIMPLE_EDIT);
      case "test_visibility", "coverage_gap" -> Optional.of(TaskType.TEST_WRITE);
      case "dependency_drift_followup" -> Optional.of(TaskType.DEPENDENCY_UPDATE);
      case "ci_pattern" -> Optional.of(TaskType.BUG_FIX);
      case "arch_promotion" -> Optional.of(TaskType.REFACTOR);
      default -> family.endsWith("_followup") ? Optional.of(TaskType.BUG_FIX) : Optional.empty();
    };
  }
}
