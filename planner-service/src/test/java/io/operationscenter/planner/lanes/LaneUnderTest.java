package io.operationscenter.planner.lanes;

import io.operationscenter.kit.testing.StoreFixture;
import io.operationscenter.planner.lanes.goal.ClaimWorkers;
import io.operationscenter.planner.lanes.goal.Planner;
import io.operationscenter.planner.lanes.goal.World;
import java.nio.file.Path;
import java.time.Duration;

/** The goal lane of one planner process on a store. */
final class LaneUnderTest implements AutoCloseable {

  final World world;
  final Planner planner;
  final ClaimWorkers workers;
  final LaneView view;
  final LookForWork work;
  final GoalLoop loop;
  final RunOnce runs;

  LaneUnderTest(StoreFixture fixture, Path folder) {
    this(new World(fixture), folder);
  }

  LaneUnderTest(World world, Path folder) {
    this.world = world;
    planner = world.planner();
    workers = planner.workers();
    view = new LaneView(planner.lanes, new LaneFiles(folder, world.clock), world.clock);
    work =
        new LookForWork(
            world.board,
            planner.leases,
            planner.lanes,
            planner.approvals,
            planner.claimCard,
            workers,
            world.settings,
            view,
            world.clock);
    loop = new GoalLoop(work, workers, world.settings, view);
    runs = new RunOnce(planner.claimCard, workers, planner.claims, world.settings);
  }

  @Override
  public void close() {
    loop.stop();
    try {
      workers.stop(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the test was interrupted while its lane ended", e);
    }
  }
}
