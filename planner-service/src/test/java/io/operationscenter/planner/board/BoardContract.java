package io.operationscenter.planner.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.operationscenter.kit.testing.SpokenAssumption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What the planner relies on, whichever board it is. The board may be in use: every test works on
 * cards of its own.
 */
public abstract class BoardContract {

  /** Activities and update times are written by a worker of a real Plane. */
  private static final Duration WORKER = Duration.ofSeconds(30);

  private static final String HOSTILE =
      "<script>alert(1)</script> & <b onclick='x'>\"q\"</b> <!-- c --> </p></div>";

  /** The board, with our own token. */
  protected abstract Board board();

  /** The same board, as somebody else; null when there is nobody. */
  protected abstract @Nullable Board somebodyElse();

  /** Deletes a card, as nobody does through the port. */
  protected abstract void delete(String id);

  private static NewCard newCard(String title, String description) {
    return new NewCard(
        title,
        description,
        BoardState.READY,
        List.of("task-kind: goal", "repo: contract-test"),
        "high",
        "contract:" + UUID.randomUUID());
  }

  private Card create() {
    return board().create(newCard("Contract card", "## Goal\nBe a card"));
  }

  @Test
  void hasWhatThePlannerNeeds() {
    // Given a board that was provisioned

    // When
    board().verify();

    // Then
    assertThat(board().self().id()).matches("[0-9a-f-]{36}");
  }

  @Test
  void createsACardAsAsked() {
    // Given
    NewCard wanted =
        newCard("Fix lint", "## Execution\nrepo: contract-test\nmode: goal\n\n## Goal\nFix it");

    // When
    Card created = board().create(wanted);

    // Then
    Card read = board().card(created.id()).orElseThrow();
    assertThat(read.title()).isEqualTo("Fix lint");
    assertThat(read.state()).contains(BoardState.READY);
    assertThat(read.labels()).containsExactlyInAnyOrder("task-kind: goal", "repo: contract-test");
    assertThat(read.boardPriority()).isEqualTo("high");
    assertThat(read.description())
        .containsSubsequence(
            "## Execution", "repo: contract-test", "mode: goal", "## Goal", "Fix it");
    assertThat(read.externalId()).isEqualTo(wanted.externalId());
    assertThat(read.createdAt()).isNotNull();
    assertThat(read.sequence()).isPositive();
    assertThat(read.archived()).isFalse();
  }

  @Test
  void adoptsTheCardThatIsThere() {
    // Given
    NewCard wanted = newCard("Only once", "## Goal\nOnce");
    Card first = board().create(wanted);

    // When
    Card second = board().create(wanted);

    // Then
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(board().cardByExternalId(wanted.externalId())).map(Card::id).contains(first.id());
  }

  @Test
  void knowsNoCardThatWasNeverMade() {
    // Given
    String nobody = UUID.randomUUID().toString();

    // When
    Optional<Card> byId = board().card(nobody);
    Optional<Card> byExternalId = board().cardByExternalId("contract:" + nobody);

    // Then
    assertThat(byId).isEmpty();
    assertThat(byExternalId).isEmpty();
  }

  @Test
  void movesACardAndDatesIt() {
    // Given
    Card card = create();
    String today = LocalDate.now(Clock.systemUTC().withZone(ZoneOffset.UTC)).toString();

    // When
    Card running = board().move(card.id(), BoardState.RUNNING);
    Card done = board().move(card.id(), BoardState.DONE);

    // Then
    assertThat(running.state()).contains(BoardState.RUNNING);
    assertThat(done.state()).contains(BoardState.DONE);
    await()
        .atMost(WORKER)
        .untilAsserted(
            () -> {
              List<Activity> happened = board().activities(card.id());
              assertThat(changes(happened, "state")).containsExactly("Running", "Done");
              assertThat(changes(happened, "start_date")).containsExactly(today);
              assertThat(changes(happened, "target_date")).containsExactly(today);
            });
  }

  private static List<String> changes(List<Activity> activities, String field) {
    return activities.stream()
        .filter(activity -> field.equals(activity.field()))
        .map(activity -> String.valueOf(activity.newValue()))
        .toList();
  }

  @Test
  void everyStateCanBeReached() {
    // Given
    Card card = create();

    // When
    for (BoardState state : BoardState.values()) {
      board().move(card.id(), state);

      // Then
      assertThat(board().card(card.id()).orElseThrow().state()).contains(state);
    }
  }

  @Test
  void relabelsWithoutTouchingTheOthers() {
    // Given
    Card card = create();

    // When
    board()
        .relabel(
            card.id(), Set.of("priority: high", "task-kind: goal"), Set.of("repo: contract-test"));

    // Then
    assertThat(board().card(card.id()).orElseThrow().labels())
        .containsExactlyInAnyOrder("task-kind: goal", "priority: high");
  }

  @Test
  void editsTitleAndDescription() {
    // Given
    Card card = create();

    // When
    board().edit(card.id(), "Another title", "## Goal\nAnother goal\n\n- one\n- two");

    // Then
    Card read = board().card(card.id()).orElseThrow();
    assertThat(read.title()).isEqualTo("Another title");
    assertThat(read.description()).containsSubsequence("## Goal", "Another goal", "- one", "- two");
  }

  @Test
  void keepsEveryLanguageAndEmoji() {
    // Given
    String text = "Größe ✅ 😀 “q” 漢字 עברית \u200b e\u0301";

    // When
    Card card = board().create(newCard(text, text));

    // Then
    Card read = board().card(card.id()).orElseThrow();
    assertThat(read.title()).isEqualTo(text);
    assertThat(read.description()).isEqualTo(text);
  }

  @Test
  void keepsHostileMarkupAsText() {
    // Given
    NewCard wanted = newCard(HOSTILE, "## Goal\n" + HOSTILE);

    // When
    Card card = board().create(wanted);
    Comment comment = board().comment(card.id(), "contract:" + UUID.randomUUID(), HOSTILE);

    // Then
    Card read = board().card(card.id()).orElseThrow();
    assertThat(read.title()).isEqualTo(HOSTILE);
    assertThat(read.description()).endsWith(HOSTILE);
    assertThat(read.descriptionHtml()).doesNotContain("<script", "<b ");
    assertThat(comment.text()).isEqualTo(HOSTILE);
  }

  @Test
  void answersACommentOnACardThatIsNotThereAsNotValid() {
    // Given
    String gone = UUID.randomUUID().toString();

    // When // Then
    assertThatThrownBy(() -> board().comment(gone, "contract:" + UUID.randomUUID(), "one"))
        .isInstanceOfSatisfying(
            BoardFailure.class,
            failure -> assertThat(failure.kind()).isEqualTo(BoardFailure.Kind.VALIDATION));
    assertThat(board().card(gone)).isEmpty();
  }

  @Test
  void commentsOnce() {
    // Given
    Card card = create();
    String id = "run:" + UUID.randomUUID();

    // When
    Comment first = board().comment(card.id(), id, "[Goal] Result\n- success: true");
    Comment second = board().comment(card.id(), id, "[Goal] Result\n- success: true");

    // Then
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(board().comments(card.id()))
        .singleElement()
        .satisfies(
            read -> {
              assertThat(read.text()).containsSubsequence("[Goal] Result", "- success: true");
              assertThat(read.externalId()).isEqualTo(id);
              assertThat(read.isBy(board().self())).isTrue();
            });
  }

  @Test
  void listsCommentsTheOldestFirst() {
    // Given
    Card card = create();
    for (String text : List.of("one", "two", "three")) {
      board().comment(card.id(), "contract:" + UUID.randomUUID(), text);
    }

    // When
    List<Comment> comments = board().comments(card.id());

    // Then
    assertThat(comments).extracting(Comment::text).containsExactly("one", "two", "three");
  }

  @Test
  void aLinkThatIsThereOrRefusedIsNoFailure() {
    // Given
    Card card = create();

    // When
    board().link(card.id(), "Run", "https://git.example.com/pull/1");
    board().link(card.id(), "Run", "https://git.example.com/pull/1");
    board().link(card.id(), "Run", "http://planner:20410/runs/1");

    // Then
    assertThat(board().card(card.id())).isPresent();
  }

  @Test
  void saysWhoDidWhat() {
    // Given
    Board other = somebodyElse();
    SpokenAssumption.assumeAloud(other != null, "there is no second person on this board");
    Card card = create();

    // When
    other.relabel(card.id(), Set.of("policy: approved"), Set.of());
    board().move(card.id(), BoardState.BLOCKED);

    // Then
    await()
        .atMost(WORKER)
        .untilAsserted(
            () -> {
              List<Activity> happened = board().activities(card.id());
              assertThat(happened)
                  .filteredOn(
                      activity ->
                          "labels".equals(activity.field())
                              && "policy: approved".equals(activity.newValue()))
                  .extracting(Activity::actorId)
                  .containsExactly(other.self().id());
              assertThat(happened)
                  .filteredOn(activity -> "state".equals(activity.field()))
                  .extracting(Activity::actorId)
                  .containsExactly(board().self().id());
              assertThat(happened).extracting(Activity::at).doesNotContainNull().isSorted();
            });
  }

  @Test
  void tellsWhatChanged() {
    // Given
    Card first = create();
    Card second = create();
    Instant watermark = Instant.now(Clock.systemUTC());

    // When
    board().move(first.id(), BoardState.BLOCKED);
    board().comment(second.id(), "contract:" + UUID.randomUUID(), "moves the time too");

    // Then
    await()
        .atMost(WORKER)
        .untilAsserted(
            () -> {
              List<Card> changed = board().changedSince(watermark);
              assertThat(changed).extracting(Card::id).contains(first.id(), second.id());
              assertThat(changed.stream().map(Card::updatedAt).toList().reversed()).isSorted();
            });
  }

  @Test
  void walksAllCardsTheOldestFirst() {
    // Given
    List<String> made = List.of(create().id(), create().id(), create().id());

    // When
    List<Card> all = board().cards();

    // Then
    assertThat(all).extracting(Card::id).doesNotHaveDuplicates().containsSubsequence(made);
    assertThat(all.stream().map(Card::createdAt).toList()).isSorted();
  }

  @Test
  void aDeletedCardIsGone() {
    // Given
    Card card = create();

    // When
    delete(card.id());

    // Then
    assertThat(board().card(card.id())).isEmpty();
    assertThatThrownBy(() -> board().move(card.id(), BoardState.DONE))
        .isInstanceOfSatisfying(
            BoardFailure.class,
            failure -> assertThat(failure.kind()).isEqualTo(BoardFailure.Kind.NOT_FOUND));
  }
}
