package io.operationscenter.planner.shell;

import io.operationscenter.contracts.lanes.LaneStatus;
import io.operationscenter.planner.shell.print.Visible;
import org.jspecify.annotations.Nullable;

/** The status line of a lane (spec 07 §4). */
final class LaneText {

  private LaneText() {}

  static String line(LaneStatus lane) {
    String line =
        lane.enabled()
            ? "watch-%s: running | cycle=%d state=%s last_action=%s task_id=%s task_kind=%s followups=%s triaged=%s created=%s updated_at=%s"
                .formatted(
                    lane.role(),
                    lane.cycle(),
                    lane.state(),
                    lane.lastAction(),
                    orDash(lane.taskId()),
                    orDash(lane.taskKind()),
                    String.join(",", lane.followUpTaskIds()),
                    lane.counters().getOrDefault("blocked_tasks_triaged", 0L),
                    lane.counters().getOrDefault("follow_up_tasks_created", 0L),
                    lane.updatedAt())
            : "watch-%s: stopped | last_cycle=%d state=%s last_action=%s updated_at=%s"
                .formatted(
                    lane.role(), lane.cycle(), lane.state(), lane.lastAction(), lane.updatedAt());
    return Visible.line(lane.message() == null ? line : line + " message=" + lane.message());
  }

  private static String orDash(@Nullable String value) {
    return value == null ? "-" : value;
  }
}
