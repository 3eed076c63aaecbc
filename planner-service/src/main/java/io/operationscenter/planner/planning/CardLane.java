package io.operationscenter.planner.planning;

import io.operationscenter.contracts.enums.ExecutionMode;
import io.operationscenter.contracts.enums.TaskType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kind of work a card asks for, as its label or else its mode says (spec 06 §1). */
public enum CardLane {
  GOAL,
  TEST,
  IMPROVE,
  FIX_PR;

  /** The lane of a card; goal when nothing says otherwise. */
  static CardLane of(List<String> labels, ExecutionMode mode) {
    return CardLabels.first(labels, "task-kind")
        .map(kind -> kind.toLowerCase(Locale.ROOT))
        .map(
            kind ->
                switch (kind) {
                  case "test", "test_campaign" -> TEST;
                  case "improve", "improve_campaign" -> IMPROVE;
                  case "fix_pr" -> FIX_PR;
                  default -> GOAL;
                })
        .orElseGet(
            () ->
                switch (mode) {
                  case GOAL -> GOAL;
                  case FIX_PR -> FIX_PR;
                  case TEST_CAMPAIGN -> TEST;
                  case IMPROVE_CAMPAIGN -> IMPROVE;
                });
  }

  /** The task type the lane implies, if any (design §4). */
  Optional<TaskType> taskType() {
    return switch (this) {
      case TEST -> Optional.of(TaskType.TEST_WRITE);
      case FIX_PR -> Optional.of(TaskType.BUG_FIX);
      case GOAL, IMPROVE -> Optional.empty();
    };
  }
}
