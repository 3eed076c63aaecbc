package io.operationscenter.planner.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import io.operationscenter.planner.board.BoardFailure;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.lanes.goal.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.io.TempDir;

/** How the lane waits, parks itself, and is woken. */
class GoalLoopTest {

  private static final Duration INTERVAL = Duration.ofSeconds(10);

  @TempDir private Path folder;

  @OnBothDatabases
  void showsAndTellsWhatItCanWhileTheStoreIsAway(StoreFixture fixture) {
    try (LaneUnderTest lane = new LaneUnderTest(fixture, folder)) {
      // Given
      lane.world.store.close();

      // When
      lane.view.ended(List.of("follow-up"), null);
      lane.view.beat();

      // Then
      assertThat(folder).isDirectoryRecursivelyContaining("glob:**heartbeat*");
    }
  }

  @OnBothDatabases
  void parksOnABadCredentialTurnsReadinessDownAndComesBack(StoreFixture fixture) throws Exception {
    try (LaneUnderTest lane = new LaneUnderTest(fixture, folder)) {
      // Given
      Card card = lane.world.card();
      LaneReadiness readiness = new LaneReadiness(lane.view);
      lane.world.board.down(
          new BoardFailure(BoardFailure.Kind.AUTH, "Plane does not take the token (401)"));

      // When
      lane.loop.cycle();
      String state = lane.view.status().state();
      var missing = readiness.missing();
      lane.world.board.up();
      lane.loop.cycle();

      // Then
      assertThat(state).isEqualTo("parked");
      assertThat(missing).hasValueSatisfying(why -> assertThat(why).contains("401"));
      assertThat(readiness.missing()).isEmpty();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> lane.world.board.stored(card.id()).isIn(BoardState.RUNNING));
    }
  }

  @OnBothDatabases
  void looksEverMoreRarelyAtABoardThatIsAway(StoreFixture fixture) throws Exception {
    try (LaneUnderTest lane = new LaneUnderTest(fixture, folder)) {
      // Given
      lane.world.settings.interval(INTERVAL);
      lane.world.board.down(BoardFailure.Kind.UNAVAILABLE);

      // When
      List<Long> waits = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        waits.add(lane.loop.cycle().toSeconds());
      }
      String state = lane.view.status().state();
      lane.world.board.up();
      Duration after = lane.loop.cycle();

      // Then
      assertThat(waits).containsExactly(10L, 20L, 40L, 80L, 160L, 160L, 160L);
      assertThat(state).isEqualTo("error");
      assertThat(after).isEqualTo(INTERVAL);
    }
  }

  @OnBothDatabases
  void waitsAsLongAsTheBoardAsksWhenItsLimitIsReached(StoreFixture fixture) throws Exception {
    try (LaneUnderTest lane = new LaneUnderTest(fixture, folder)) {
      // Given
      lane.world.settings.interval(INTERVAL);

      // When
      Duration shortly = limited(lane, Duration.ofSeconds(5));
      lane.world.clock.pass(shortly);
      Duration longer = limited(lane, Duration.ofSeconds(90));

      // Then
      assertThat(shortly).isEqualTo(Duration.ofSeconds(40));
      assertThat(longer).isEqualTo(Duration.ofSeconds(90));
      assertThat(lane.view.status().state()).isEqualTo("backoff");
      assertThat(new LaneReadiness(lane.view).missing()).isEmpty();
    }
  }

  @OnBothDatabases
  void pausesTheLaneOfEveryPlannerWhileTheBoardRefusesRequests(StoreFixture fixture)
      throws Exception {
    World world = new World(fixture);
    try (LaneUnderTest limited = new LaneUnderTest(world, folder.resolve("1"));
        LaneUnderTest other = new LaneUnderTest(world, folder.resolve("2"))) {
      // Given
      world.settings.interval(INTERVAL);
      limited(limited, Duration.ofSeconds(90));
      world.board.up();
      Card card = world.card();

      // When
      other.loop.cycle();
      String paused = other.view.status().state();
      String why = String.valueOf(other.view.status().message());
      boolean untouched = world.board.statesOf(card.id()).isEmpty();
      world.clock.pass(Duration.ofSeconds(90));
      other.loop.cycle();

      // Then
      assertThat(paused).isEqualTo("backoff");
      assertThat(why).startsWith("429 from the board, until ");
      assertThat(untouched).isTrue();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> world.board.stored(card.id()).isIn(BoardState.RUNNING));
    }
  }

  @OnBothDatabases
  void pausesWhenTheBoardRefusesARequestOfAClaimAtWork(StoreFixture fixture) throws Exception {
    try (LaneUnderTest lane = new LaneUnderTest(fixture, folder)) {
      // Given
      lane.world.settings.interval(INTERVAL);
      Card card = lane.world.card();
      String ticket = lane.runs.run(card.id()).ticketId();

      // When
      lane.world.board.down(
          new BoardFailure(BoardFailure.Kind.RATE_LIMITED, "429", Duration.ofSeconds(90)));
      lane.workers.wake(ticket);

      // Then
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> lane.planner.lanes.of("goal").restingUntil().isPresent());
      assertThat(lane.planner.lanes.of("goal").restingUntil())
          .contains(lane.world.clock.instant().plusSeconds(90));
    }
  }

  @OnBothDatabases
  void looksAtOnceWhenWokenAndEndsWhenStopped(StoreFixture fixture) throws Exception {
    try (LaneUnderTest lane = new LaneUnderTest(fixture, folder)) {
      // Given
      lane.world.settings.interval(Duration.ofHours(1));
      Thread thread = Thread.ofVirtual().start(lane.loop::run);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> lane.view.status().lastAction().equals("no_task"));

      // When
      Card card = lane.world.card();
      lane.loop.wake();

      // Then
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> lane.world.board.stored(card.id()).isIn(BoardState.RUNNING));
      lane.loop.stop();
      assertThat(thread.join(Duration.ofSeconds(60))).isTrue();
    }
  }

  @OnBothDatabases
  void endsWithoutAlarmsWhenInterrupted(StoreFixture fixture) throws Exception {
    try (LaneUnderTest lane = new LaneUnderTest(fixture, folder)) {
      // Given
      lane.world.board.down(BoardFailure.Kind.UNAVAILABLE);
      List<String> alarms = new CopyOnWriteArrayList<>();
      Handler handler = alarmsInto(alarms);
      Logger.getLogger("").addHandler(handler);
      Thread thread =
          Thread.ofVirtual()
              .unstarted(
                  () -> {
                    Thread.currentThread().interrupt();
                    lane.view.beat();
                    lane.loop.run();
                  });

      // When
      thread.start();
      boolean ended = thread.join(Duration.ofSeconds(60));
      Logger.getLogger("").removeHandler(handler);

      // Then
      assertThat(ended).isTrue();
      assertThat(alarms).isEmpty();
      assertThat(lane.view.status().state()).isNotEqualTo("error");
    }
  }

  private static Handler alarmsInto(List<String> alarms) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
          alarms.add(line.getLoggerName() + ": " + line.getMessage());
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  @OnBothDatabases
  void takesTheNextCardAsSoonAsARunHasEnded(StoreFixture fixture) throws Exception {
    try (LaneUnderTest lane = new LaneUnderTest(fixture, folder)) {
      // Given
      lane.world.settings.interval(Duration.ofHours(1));
      Card first = lane.world.card();
      Card second = lane.world.card();
      Thread.ofVirtual().start(lane.loop::run);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> lane.world.execution.started().size() == 1);

      // When
      lane.workers.atWork().forEach(lane.world::succeed);
      lane.workers.wake(lane.world.execution.started().getFirst());

      // Then
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> lane.world.board.stored(second.id()).isIn(BoardState.RUNNING));
      assertThat(lane.world.board.stored(first.id()).isIn(BoardState.REVIEW)).isTrue();
    }
  }

  private static Duration limited(LaneUnderTest lane, Duration asked) {
    lane.world.board.down(
        new BoardFailure(BoardFailure.Kind.RATE_LIMITED, "429 from the board", asked));
    return lane.loop.cycle();
  }
}
