package io.operationscenter.planner.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.operationscenter.contracts.api.Event;
import io.operationscenter.contracts.api.EventPage;
import io.operationscenter.kit.problem.ProblemException;
import io.operationscenter.kit.problem.ProblemKind;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.Card;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The reader of execution's feed. */
class FollowEventsTest {

  @TempDir private Path folder;

  @OnBothDatabases
  void wakesTheClaimWhoseTicketMovedAndKeepsItsPlace(StoreFixture fixture) throws Exception {
    try (LaneUnderTest lane = new LaneUnderTest(fixture, folder)) {
      // Given
      lane.world.settings.interval(Duration.ofHours(1));
      Card card = lane.world.card();
      String ticket = lane.runs.run(card.id()).ticketId();
      ScriptedFeed feed = new ScriptedFeed();
      FollowEvents follow = new FollowEvents(feed, lane.world.store, lane.workers);
      Thread thread = Thread.ofVirtual().start(follow::run);

      // When
      lane.workers.atWork().forEach(lane.world::succeed);
      feed.say(
          () ->
              new EventPage(
                  List.of(
                      event(6, "ticket.succeeded", "another"), event(7, "ticket.ended", ticket)),
                  7));

      // Then
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> lane.world.board.stored(card.id()).isIn(BoardState.REVIEW));
      await().atMost(Duration.ofSeconds(60)).until(() -> feed.asked.contains(7L));
      follow.stop();
      assertThat(thread.join(Duration.ofSeconds(60))).isTrue();

      ScriptedFeed later = new ScriptedFeed();
      FollowEvents next = new FollowEvents(later, lane.world.store, lane.workers);
      Thread nextThread = Thread.ofVirtual().start(next::run);
      await().atMost(Duration.ofSeconds(60)).until(() -> !later.asked.isEmpty());
      next.stop();
      assertThat(nextThread.join(Duration.ofSeconds(60))).isTrue();
      assertThat(feed.asked.getFirst()).isZero();
      assertThat(later.asked.getFirst()).isEqualTo(7);
    }
  }

  @OnBothDatabases
  void readsOnAfterAnOutageFromWhereItWas(StoreFixture fixture) throws Exception {
    try (LaneUnderTest lane = new LaneUnderTest(fixture, folder)) {
      // Given
      ScriptedFeed feed = new ScriptedFeed();
      FollowEvents follow = new FollowEvents(feed, lane.world.store, lane.workers);
      feed.say(() -> new EventPage(List.of(), 3));
      feed.say(
          () -> {
            throw new ProblemException(ProblemKind.PEER_REFUSED, "the store is locked");
          });
      feed.say(() -> new EventPage(List.of(), 4));

      // When
      Thread thread = Thread.ofVirtual().start(follow::run);

      // Then
      await().atMost(Duration.ofSeconds(60)).until(() -> feed.asked.contains(4L));
      follow.stop();
      assertThat(thread.join(Duration.ofSeconds(60))).isTrue();
      assertThat(feed.asked.subList(0, 4)).containsExactly(0L, 3L, 3L, 4L);
    }
  }

  private static Event event(long n, String kind, String key) {
    return new Event(
        n, kind, key, Instant.parse("2026-03-01T12:00:00Z"), JsonNodeFactory.instance.objectNode());
  }
}
