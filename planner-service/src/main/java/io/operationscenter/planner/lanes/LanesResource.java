package io.operationscenter.planner.lanes;

import io.operationscenter.contracts.api.LanesApi;
import io.operationscenter.contracts.lanes.LaneStatus;
import io.operationscenter.contracts.lanes.RunAnswer;
import io.operationscenter.contracts.lanes.RunCommand;
import io.operationscenter.kit.edge.Operation;
import io.operationscenter.kit.problem.ProblemException;
import io.operationscenter.kit.problem.ProblemKind;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Lanes as operators see and steer them. */
@Singleton
@RunOnVirtualThread
class LanesResource implements LanesApi {

  private final LaneView view;
  private final LaneRows rows;
  private final GoalLoop loop;
  private final RunOnce runs;
  private final Clock clock;

  LanesResource(LaneView view, LaneRows rows, GoalLoop loop, RunOnce runs, Clock clock) {
    this.view = view;
    this.rows = rows;
    this.loop = loop;
    this.runs = runs;
    this.clock = clock;
  }

  @Override
  @RolesAllowed(Operation.TASKS_READ)
  public List<LaneStatus> lanes() {
    return Arrays.stream(LaneRole.values()).map(this::status).toList();
  }

  @Override
  @RolesAllowed(Operation.TASKS_READ)
  public LaneStatus lane(String role) {
    return status(known(role));
  }

  @Override
  @RolesAllowed(Operation.OPERATE)
  public LaneStatus watch(String role) {
    return enable(role, true);
  }

  @Override
  @RolesAllowed(Operation.OPERATE)
  public LaneStatus stop(String role) {
    return enable(role, false);
  }

  @Override
  @RolesAllowed(Operation.OPERATE)
  public RunAnswer run(String role, RunCommand command) {
    built(role);
    return runs.run(command.taskId());
  }

  private LaneStatus enable(String role, boolean enabled) {
    LaneRole lane = built(role);
    rows.enable(lane.wire(), enabled);
    loop.wake();
    return status(lane);
  }

  private LaneStatus status(LaneRole lane) {
    return lane.built()
        ? view.status()
        : new LaneStatus(
            lane.wire(),
            false,
            0,
            "parked",
            "",
            "",
            null,
            null,
            List.of(),
            null,
            clock.instant(),
            Map.of(),
            "this lane is not built yet");
  }

  private static LaneRole built(String role) {
    LaneRole lane = known(role);
    if (!lane.built()) {
      throw new ProblemException(
          ProblemKind.CONFLICT, "Lane %s is not built yet; it does nothing".formatted(role));
    }
    return lane;
  }

  private static LaneRole known(String role) {
    return LaneRole.named(role)
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemKind.NOT_FOUND,
                    "There is no lane '%s'; there are goal, test, improve and propose"
                        .formatted(role)));
  }
}
