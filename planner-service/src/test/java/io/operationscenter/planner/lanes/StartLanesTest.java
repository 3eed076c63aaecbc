package io.operationscenter.planner.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.operationscenter.contracts.api.Event;
import io.operationscenter.contracts.api.EventPage;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.lanes.goal.ClaimCard;
import io.operationscenter.planner.lanes.goal.World;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** The threads of the lane, from the start of the service to its end. */
class StartLanesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final StartLanes.Timing QUICK =
      new StartLanes.Timing(Duration.ofMillis(20), 2, Duration.ofMinutes(5));

  @TempDir private Path folder;

  private StartLanes lanes(LaneUnderTest lane, ScriptedFeed feed) {
    return new StartLanes(
        lane.loop,
        new FollowEvents(feed, lane.world.store, lane.workers),
        lane.workers,
        lane.view,
        lane.world.settings,
        QUICK);
  }

  private static void awaitState(World world, Card card, BoardState state) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(world.board.stored(card.id()).state()).isEqualTo(Optional.of(state)));
  }

  @OnBothDatabases
  void bringsCardsToTheirEndByItself(StoreFixture fixture) throws Exception {
    try (LaneUnderTest lane = new LaneUnderTest(fixture, folder)) {
      // Given
      lane.world.settings.interval(Duration.ofHours(1));
      ScriptedFeed feed = new ScriptedFeed();
      StartLanes lanes = lanes(lane, feed);
      Card card = lane.world.card();

      // When
      lanes.start(new StartupEvent());
      awaitState(lane.world, card, BoardState.RUNNING);
      await().atMost(PATIENCE).until(() -> lane.world.execution.started().size() == 1);
      String ticket = lane.world.execution.started().getFirst();
      lane.workers.atWork().forEach(lane.world::succeed);
      feed.say(() -> new EventPage(List.of(ended(lane.world, ticket)), 1));

      // Then
      awaitState(lane.world, card, BoardState.REVIEW);
      lanes.stop(new ShutdownEvent());
    }
  }

  @OnBothDatabases
  void keepsTheLeasesOfItsClaims(StoreFixture fixture) throws Exception {
    try (LaneUnderTest lane = new LaneUnderTest(fixture, folder)) {
      // Given
      lane.world.settings.interval(Duration.ofHours(1));
      StartLanes lanes = lanes(lane, new ScriptedFeed());
      Card card = lane.world.card();
      lanes.start(new StartupEvent());
      awaitState(lane.world, card, BoardState.RUNNING);
      String lease = "claim:" + card.id();

      // When
      for (int i = 0; i < 4; i++) {
        lane.world.clock.pass(ClaimCard.LEASE.dividedBy(2));
        await()
            .atMost(PATIENCE)
            .until(() -> expiry(lane.world, lease) == end(lane.world).toEpochMilli());
      }

      // Then
      assertThat(lane.planner.leases.acquire(lease, "another", Duration.ofSeconds(1))).isEmpty();
      assertThat(lane.workers.atWork()).hasSize(1);
      lanes.stop(new ShutdownEvent());
    }
  }

  private static Instant end(World world) {
    return world.clock.instant().plus(ClaimCard.LEASE);
  }

  private static long expiry(World world, String lease) {
    return world.store.read(
        tx ->
            tx.query("select expires_at from lease where name = ?", lease)
                .one(row -> row.number("expires_at")));
  }

  @OnBothDatabases
  void makesHeartbeatsWhileItHasNothingToDo(StoreFixture fixture) throws Exception {
    try (LaneUnderTest lane = new LaneUnderTest(fixture, folder)) {
      // Given
      lane.world.settings.interval(Duration.ofHours(1));
      StartLanes lanes = lanes(lane, new ScriptedFeed());
      lanes.start(new StartupEvent());
      await().atMost(PATIENCE).until(() -> lane.view.status().lastAction().equals("no_task"));

      // When
      lane.world.clock.pass(Duration.ofMinutes(3));
      String now = lane.world.clock.instant().toString();

      // Then
      await().atMost(PATIENCE).until(() -> heartbeat().contains(now));
      assertThat(lane.view.status().cycle()).isEqualTo(1);
      lanes.stop(new ShutdownEvent());
    }
  }

  private String heartbeat() throws IOException {
    return Files.readString(folder.resolve("heartbeat_goal.json"));
  }

  @OnBothDatabases
  void leavesRunningTicketsToTheNextStart(StoreFixture fixture) throws Exception {
    World world = new World(fixture);
    world.settings.interval(Duration.ofHours(1));
    Card card = world.card();
    try (LaneUnderTest first = new LaneUnderTest(world, folder)) {
      // Given
      StartLanes lanes = lanes(first, new ScriptedFeed());
      lanes.start(new StartupEvent());
      await().atMost(PATIENCE).until(() -> world.execution.started().size() == 1);

      // When
      lanes.stop(new ShutdownEvent());

      // Then
      assertThat(first.workers.atWork()).isEmpty();
      assertThat(world.board.statesOf(card.id())).containsExactly("us Running");
      assertThat(first.planner.leases.acquire("claim:" + card.id(), "x", Duration.ofMillis(1)))
          .as("the lease was given back")
          .isPresent();
    }
    world.clock.pass(Duration.ofSeconds(1));
    try (LaneUnderTest second = new LaneUnderTest(world, folder)) {
      StartLanes lanes = lanes(second, new ScriptedFeed());
      lanes.start(new StartupEvent());
      await().atMost(PATIENCE).until(() -> !second.workers.atWork().isEmpty());
      second.workers.atWork().forEach(world::succeed);
      second.workers.wake(world.execution.started().getFirst());
      awaitState(world, card, BoardState.REVIEW);
      assertThat(world.execution.started()).hasSize(1);
      lanes.stop(new ShutdownEvent());
    }
  }

  @OnBothDatabases
  void doesNothingWithoutAConfiguration(StoreFixture fixture) throws Exception {
    try (LaneUnderTest lane = new LaneUnderTest(fixture, folder)) {
      // Given
      lane.world.settings.unconfigured();
      ScriptedFeed feed = new ScriptedFeed();
      StartLanes lanes = lanes(lane, feed);

      // When
      lanes.start(new StartupEvent());
      lanes.stop(new ShutdownEvent());

      // Then
      assertThat(lane.view.status().state()).isEqualTo("parked");
      assertThat(lane.view.status().lastAction()).isEqualTo("not_configured");
      assertThat(lane.view.status().cycle()).isZero();
      assertThat(feed.asked).isEmpty();
    }
  }

  private static Event ended(World world, String ticket) {
    return new Event(
        1,
        "ticket.succeeded",
        ticket,
        world.clock.instant(),
        JsonNodeFactory.instance.objectNode());
  }
}
