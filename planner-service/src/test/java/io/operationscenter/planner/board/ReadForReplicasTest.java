package io.operationscenter.planner.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.operationscenter.kit.lease.Leases;
import io.operationscenter.kit.masking.SecretMask;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.testing.HandClock;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import io.operationscenter.planner.PlannerSchema;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.io.TempDir;

/** One replica reads the board, the others see what it read (design §5). */
class ReadForReplicasTest {

  private static final Instant START = Instant.parse("2026-04-27T12:00:00Z");

  @TempDir private Path folder;
  private final HandClock clock = new HandClock(START);
  private final CountingBoard board = new CountingBoard();

  /** A replica of the service. */
  private final class Replica {
    final Leases leases;
    final String holder = UUID.randomUUID().toString();
    final BoardSnapshot snapshot;

    Replica(StoreFixture fixture) {
      Store store = fixture.open(new PlannerSchema().migrations());
      leases = new Leases(store, clock);
      snapshot =
          new BoardSnapshot(
              board,
              new ReadForReplicas(store, leases, holder, clock),
              new SnapshotFile(
                  folder.resolve(holder + ".json"), "planner", SecretMask.KNOWN_SHAPES),
              clock);
    }

    List<String> titles() {
      snapshot.refresh();
      return snapshot.cards().stream().map(Card::title).toList();
    }
  }

  @OnBothDatabases
  void oneReadsForAll(StoreFixture fixture) {
    // Given
    Replica one = new Replica(fixture);
    Replica other = new Replica(fixture);
    board.put("a", "first", 1);
    one.titles();

    // When
    List<String> seen = other.titles();
    clock.pass(Duration.ofSeconds(5));
    board.put("b", "second", 5);
    board.put("a", "renamed", 6);
    List<String> read = other.titles();
    List<String> then = one.titles();

    // Then
    assertThat(seen).containsExactly("first");
    assertThat(read).containsExactly("renamed", "second");
    assertThat(then).containsExactly("renamed", "second");
    assertThat(board.asked).containsExactly("all", "changes since " + START.plusSeconds(1));
    assertThat(one.snapshot.cards()).isEqualTo(other.snapshot.cards());
  }

  @OnBothDatabases
  void aCardThatIsGoneLeavesEveryReplicaWithTheNextWalk(StoreFixture fixture) {
    // Given
    Replica one = new Replica(fixture);
    Replica other = new Replica(fixture);
    board.put("a", "first", 1);
    board.put("b", "second", 2);
    one.titles();
    other.titles();

    // When
    board.remove("a");
    clock.pass(Duration.ofMinutes(10));
    List<String> walked = one.titles();
    List<String> seen = other.titles();

    // Then
    assertThat(walked).containsExactly("second");
    assertThat(seen).containsExactly("second");
    assertThat(board.asked).containsExactly("all", "all");
  }

  @OnBothDatabases
  void whileOneReadsTheOthersGoOnWithWhatIsKnown(StoreFixture fixture) {
    // Given
    Replica one = new Replica(fixture);
    Replica other = new Replica(fixture);
    board.put("a", "first", 1);
    one.titles();
    clock.pass(Duration.ofSeconds(5));
    board.put("a", "renamed", 5);
    AtomicReference<List<String>> meanwhile = new AtomicReference<>(List.of());
    board.whileAsked = () -> meanwhile.set(other.titles());

    // When
    List<String> read = one.titles();

    // Then
    assertThat(meanwhile.get()).containsExactly("first");
    assertThat(read).containsExactly("renamed");
    assertThat(board.asked).hasSize(2);
  }

  @OnBothDatabases
  void aReaderThatDiedIsReplacedWhenItsLeaseEnds(StoreFixture fixture) {
    // Given
    Replica dead = new Replica(fixture);
    Replica other = new Replica(fixture);
    board.put("a", "first", 1);
    dead.titles();
    assertThat(dead.leases.acquire(ReadForReplicas.LEASE, dead.holder, Duration.ofSeconds(60)))
        .isPresent();
    board.put("a", "renamed", 5);

    // When
    clock.pass(Duration.ofSeconds(59));
    List<String> before = other.titles();
    clock.pass(Duration.ofSeconds(1));
    List<String> after = other.titles();

    // Then
    assertThat(before).containsExactly("first");
    assertThat(after).containsExactly("renamed");
  }

  @OnBothDatabases
  void aBoardThatDoesNotAnswerLeavesTheLeaseToTheNextWhoTries(StoreFixture fixture) {
    // Given
    Replica one = new Replica(fixture);
    Replica other = new Replica(fixture);
    board.put("a", "first", 1);
    board.away = true;
    assertThatThrownBy(one::titles).isInstanceOf(BoardFailure.class);

    // When
    board.away = false;
    List<String> read = other.titles();

    // Then
    assertThat(read).containsExactly("first");
  }

  @OnBothDatabases
  void whatTookLongerThanTheLeaseIsUsedButNotShared(StoreFixture fixture) {
    // Given
    Replica slow = new Replica(fixture);
    Replica other = new Replica(fixture);
    board.put("a", "first", 1);
    board.whileAsked = () -> clock.pass(Duration.ofSeconds(61));

    // When
    List<String> own = slow.titles();
    board.whileAsked = () -> {};
    List<String> read = other.titles();

    // Then
    assertThat(own).containsExactly("first");
    assertThat(read).containsExactly("first");
    assertThat(board.asked).containsExactly("all", "all");
  }

  /** Answers the reads of a snapshot and remembers them. */
  private static final class CountingBoard extends ReadOnlyBoard {
    private final List<Card> held = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private boolean away;
    private Runnable whileAsked = () -> {};

    void put(String id, String title, long updated) {
      remove(id);
      held.add(
          new Card(
              id,
              1,
              title,
              BoardState.READY.title(),
              List.of("repo: api", "priority: high"),
              "none",
              "<p>Ä \"quoted\"</p>",
              "Ä \"quoted\"",
              START.plusSeconds(id.charAt(0)),
              START.plusSeconds(updated),
              null,
              "external-" + id,
              false));
    }

    void remove(String id) {
      held.removeIf(card -> card.id().equals(id));
    }

    @Override
    public List<Card> cards() {
      return answer("all");
    }

    @Override
    public List<Card> changedSince(Instant watermark) {
      return answer("changes since " + watermark);
    }

    private List<Card> answer(String question) {
      asked.add(question);
      whileAsked.run();
      if (away) {
        throw new BoardFailure(BoardFailure.Kind.UNAVAILABLE, "away");
      }
      return List.copyOf(held);
    }
  }
}
