package io.operationscenter.planner.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.operationscenter.kit.config.MaintenanceWindow;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.lanes.goal.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** What one cycle does and when it does nothing. */
class LookForWorkTest {

  @TempDir private Path folder;

  @OnBothDatabases
  void claimsACardPerFreeSlotAndSaysWhich(StoreFixture fixture) throws Exception {
    try (LaneUnderTest lane = new LaneUnderTest(fixture, folder)) {
      // Given
      Card first = lane.world.card();
      Card second = lane.world.card();

      // When
      lane.work.once();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> lane.world.board.stored(first.id()).isIn(BoardState.RUNNING));
      lane.work.once();

      // Then
      assertThat(lane.world.board.statesOf(second.id())).isEmpty();
      assertThat(lane.view.status().state()).isEqualTo("active");
      assertThat(lane.view.status().lastAction()).isEqualTo("task_running");
      assertThat(lane.view.status().taskId()).isEqualTo(first.id());
    }
  }

  @OnBothDatabases
  void claimsNothingWhileParkedAndGoesOnWithWhatRuns(StoreFixture fixture) throws Exception {
    // Given
    World world = new World(fixture);
    Card running = world.card();
    try (LaneUnderTest before = new LaneUnderTest(world, folder)) {
      before.work.once();
      await().atMost(Duration.ofSeconds(60)).until(() -> world.execution.started().size() == 1);
    }
    Card waiting = world.card();
    try (LaneUnderTest lane = new LaneUnderTest(world, folder)) {
      lane.planner.lanes.enable("goal", false);

      // When
      lane.work.once();
      String ticket = world.execution.started().getFirst();
      lane.workers.atWork().forEach(world::succeed);
      lane.workers.wake(ticket);

      // Then
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> world.board.stored(running.id()).isIn(BoardState.REVIEW));
      assertThat(lane.view.status().state()).isEqualTo("parked");
      assertThat(lane.view.status().lastAction()).isEqualTo("watch_stopped");
      assertThat(lane.view.status().enabled()).isFalse();
      assertThat(world.board.statesOf(waiting.id())).isEmpty();
    }
  }

  @OnBothDatabases
  void claimsNothingInAMaintenanceWindow(StoreFixture fixture) throws Exception {
    try (LaneUnderTest lane = new LaneUnderTest(fixture, folder)) {
      // Given
      Card card = lane.world.card();
      lane.world.settings.windows(new MaintenanceWindow(12, 13, List.of()));

      // When
      lane.work.once();
      String inside = lane.view.status().lastAction();
      lane.world.clock.pass(Duration.ofHours(1));
      lane.work.once();

      // Then
      assertThat(inside).isEqualTo("maintenance_window");
      assertThat(lane.view.status().lastAction()).isEqualTo("task_claimed");
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> lane.world.board.stored(card.id()).isIn(BoardState.RUNNING));
    }
  }

  @OnBothDatabases
  void restsWhileTheAgentsAccountIsLimited(StoreFixture fixture) throws Exception {
    try (LaneUnderTest lane = new LaneUnderTest(fixture, folder)) {
      // Given
      Card card = lane.world.card();
      lane.planner.lanes.rest("goal", Duration.ofMinutes(30), "the agents are limited");

      // When
      lane.work.once();

      // Then
      assertThat(lane.view.status().state()).isEqualTo("backoff");
      assertThat(lane.view.status().message()).contains("2026-03-01T12:30:00Z");
      assertThat(lane.world.board.statesOf(card.id())).isEmpty();
      assertThat(lane.workers.atWork()).isEmpty();
    }
  }

  @OnBothDatabases
  void leavesTheCycleToThePlannerThatHoldsTheLane(StoreFixture fixture) throws Exception {
    try (LaneUnderTest lane = new LaneUnderTest(fixture, folder)) {
      // Given
      lane.world.card();
      assertThat(lane.planner.leases.acquire("lane:goal", "another", Duration.ofSeconds(60)))
          .isPresent();

      // When
      lane.work.once();
      boolean claimed = !lane.workers.atWork().isEmpty();
      long cycle = lane.planner.lanes.of("goal").cycle();
      lane.world.clock.pass(Duration.ofSeconds(61));
      lane.work.once();

      // Then
      assertThat(claimed).isFalse();
      assertThat(cycle).isZero();
      assertThat(lane.planner.lanes.of("goal").cycle()).isEqualTo(1);
    }
  }

  @OnBothDatabases
  void countsCyclesOverRestarts(StoreFixture fixture) throws Exception {
    // Given
    World world = new World(fixture);
    try (LaneUnderTest first = new LaneUnderTest(world, folder)) {
      first.work.once();
      first.work.once();
    }

    // When
    try (LaneUnderTest second = new LaneUnderTest(world, folder)) {
      second.work.once();

      // Then
      assertThat(second.view.status().cycle()).isEqualTo(3);
      assertThat(second.view.status().runId()).isEqualTo("goal-slot0-cycle-3");
      assertThat(second.view.status().lastAction()).isEqualTo("no_task");
    }
  }
}
