package io.operationscenter.planner.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.operationscenter.kit.masking.SecretMask;
import io.operationscenter.kit.testing.HandClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardSnapshotTest {

  private static final Instant START = Instant.parse("2026-04-27T12:00:00Z");

  @TempDir private Path folder;
  private final HandClock clock = new HandClock(START);
  private final InMemoryBoard board = new InMemoryBoard();

  @Test
  void walksAtStartThenAsksForChangesAndWalksAgainAfterTenMinutes() {
    // Given
    board.put(card("a", BoardState.READY, 1, 1));
    BoardSnapshot snapshot = snapshot();

    // When
    snapshot.refresh();
    board.put(card("b", BoardState.READY, 2, 5));
    board.put(card("a", BoardState.RUNNING, 1, 6));
    clock.pass(Duration.ofSeconds(5));
    snapshot.refresh();

    // Then
    assertThat(snapshot.cards()).extracting(Card::id).containsExactly("a", "b");
    assertThat(snapshot.card("a").orElseThrow().isIn(BoardState.RUNNING)).isTrue();
    assertThat(board.asked()).containsExactly("all", "changes since " + START.plusSeconds(1));

    // When
    board.remove("a");
    clock.pass(Duration.ofMinutes(1));
    snapshot.refresh();
    assertThat(snapshot.cards()).hasSize(2);
    clock.pass(Duration.ofMinutes(9));
    snapshot.refresh();

    // Then
    assertThat(snapshot.cards()).extracting(Card::id).containsExactly("b");
  }

  @Test
  void lanesOfOneTickShareOneRequest() throws Exception {
    // Given
    board.put(card("a", BoardState.READY, 1, 1));
    BoardSnapshot snapshot = snapshot();
    Callable<List<Card>> lane =
        () -> {
          snapshot.refresh();
          return snapshot.cards();
        };

    // When
    try (ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var cards : lanes.invokeAll(List.of(lane, lane, lane, lane))) {
        assertThat(cards.get()).hasSize(1);
      }
    }

    // Then
    assertThat(board.asked()).containsExactly("all");
  }

  @Test
  void aFailureLeavesTheSnapshotAsItWas() {
    // Given
    board.put(card("a", BoardState.READY, 1, 1));
    BoardSnapshot snapshot = snapshot();
    snapshot.refresh();
    Instant before = snapshot.refreshedAt().orElseThrow();
    board.away(true);
    clock.pass(Duration.ofMinutes(11));

    // When
    assertThatThrownBy(snapshot::refresh).isInstanceOf(BoardFailure.class);

    // Then
    assertThat(snapshot.cards()).hasSize(1);
    assertThat(snapshot.refreshedAt()).contains(before);

    // When
    board.away(false);
    snapshot.refresh();

    // Then
    assertThat(board.asked()).containsExactly("all", "all");
  }

  @Test
  void anOlderReadNeverReplacesWhatIsKnown() {
    // Given
    board.put(card("a", BoardState.READY, 1, 1));
    BoardSnapshot snapshot = snapshot();
    snapshot.refresh();

    // When
    snapshot.note(card("a", BoardState.RUNNING, 1, 9));
    clock.pass(Duration.ofSeconds(5));
    snapshot.refresh();

    // Then
    assertThat(snapshot.card("a").orElseThrow().isIn(BoardState.RUNNING)).isTrue();
  }

  @Test
  void writesTheFileOfTheDashboard() throws IOException {
    // Given
    board.put(card("a", BoardState.READY, 1, 1));
    board.put(card("b", BoardState.IN_REVIEW, 2, 2));
    board.put(card("c", BoardState.DONE, 3, 3));

    // When
    snapshot().refresh();

    // Then
    JsonNode file = new ObjectMapper().readTree(folder.resolve("board_snapshot.json").toFile());
    assertThat(file.path("updated_at").asText()).isEqualTo("2026-04-27T12:00:00Z");
    assertThat(file.path("written_by").asText()).isEqualTo("planner");
    assertThat(file.path("counts").toString())
        .isEqualTo("{\"api\":{\"Running\":0,\"Ready for AI\":1,\"Blocked\":0,\"Review\":1}}");
    assertThat(file.path("issues").path(1).toString())
        .isEqualTo(
            "{\"id\":\"b\",\"name\":\"Card b\",\"state\":\"Review\",\"repo\":\"api\",\"kind\":\"goal\"}");
    assertThat(file.path("issues")).hasSize(2);
  }

  @Test
  void writesNoSecretOfATitle() throws IOException {
    // Given
    board.put(card("Rotate ghp_0123456789abcdefghijABCDEFGHIJ now", "a", BoardState.READY, 1, 1));

    // When
    BoardSnapshot snapshot = snapshot();
    snapshot.refresh();

    // Then
    JsonNode file = new ObjectMapper().readTree(folder.resolve("board_snapshot.json").toFile());
    assertThat(file.at("/issues/0/name").asText()).isEqualTo("Rotate *** now");
    assertThat(snapshot.cards()).extracting(Card::title).first().asString().contains("ghp_");
  }

  @Test
  void anUnwritableFileKeepsNobodyFromWorking() throws IOException {
    board.put(card("a", BoardState.READY, 1, 1));
    Files.createDirectory(folder.resolve("board_snapshot.json"));

    BoardSnapshot snapshot = snapshot();
    snapshot.refresh();

    assertThat(snapshot.cards()).hasSize(1);
  }

  private BoardSnapshot snapshot() {
    return new BoardSnapshot(
        board,
        BoardReaders.ALONE,
        new SnapshotFile(folder.resolve("board_snapshot.json"), "planner", SecretMask.KNOWN_SHAPES),
        clock);
  }

  private static Card card(String id, BoardState state, long createdSecond, long updatedSecond) {
    return card("Card " + id, id, state, createdSecond, updatedSecond);
  }

  private static Card card(
      String title, String id, BoardState state, long createdSecond, long updatedSecond) {
    return new Card(
        id,
        createdSecond,
        title,
        state.title(),
        List.of("repo: api"),
        "none",
        "",
        "",
        START.plusSeconds(createdSecond),
        START.plusSeconds(updatedSecond),
        null,
        null,
        false);
  }

  /** Answers the two reads of a snapshot from cards it was given. */
  private static final class InMemoryBoard extends ReadOnlyBoard {
    private final List<Card> held = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private boolean isAway;

    void put(Card card) {
      remove(card.id());
      held.add(card);
    }

    void remove(String id) {
      held.removeIf(card -> card.id().equals(id));
    }

    void away(boolean away) {
      isAway = away;
    }

    List<String> asked() {
      return List.copyOf(asked);
    }

    @Override
    public List<Card> cards() {
      requirePresence();
      asked.add("all");
      return List.copyOf(held);
    }

    @Override
    public List<Card> changedSince(Instant watermark) {
      requirePresence();
      asked.add("changes since " + watermark);
      return List.copyOf(held).reversed();
    }

    private void requirePresence() {
      if (isAway) {
        throw new BoardFailure(BoardFailure.Kind.UNAVAILABLE, "away");
      }
    }
  }
}
