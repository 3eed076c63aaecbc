package io.operationscenter.planner;

import io.operationscenter.kit.conformance.Conformance;
import io.operationscenter.kit.conformance.Topic;
import io.operationscenter.planner.board.LabelsTopic;
import io.operationscenter.planner.board.plane.PlaneWireTopic;
import io.operationscenter.planner.lanes.outcome.LaneFailureClassificationTopic;
import io.operationscenter.planner.lanes.selection.DependenciesMetTopic;
import io.operationscenter.planner.lanes.selection.UrgencyOrderTopic;
import io.operationscenter.planner.planning.CardClassificationTopic;
import io.operationscenter.planner.planning.TaskDescriptionParsingTopic;
import io.operationscenter.planner.routing.embedded.SwitchBoardRoutingTopic;
import io.operationscenter.planner.routing.switchboard.SwitchBoardWireTopic;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

class PlannerServiceConformanceTest extends Conformance {

  @Override
  protected List<Topic> topics() {
    Clock stopped =
        Clock.fixed(
            Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000)).instant(), ZoneOffset.UTC);
    return List.of(
        new CardClassificationTopic(),
        new DependenciesMetTopic(),
        new LabelsTopic(),
        new LaneFailureClassificationTopic(),
        new PlaneWireTopic(),
        new SwitchBoardRoutingTopic(stopped),
        new SwitchBoardWireTopic(stopped),
        new TaskDescriptionParsingTopic(),
        new UrgencyOrderTopic());
  }
}
