package io.operationscenter.planner.board.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.planner.board.BoardFailure;
import io.operationscenter.planner.board.BoardFailure.Kind;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.BoardUser;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.board.Comment;
import io.operationscenter.planner.board.NewCard;
import io.operationscenter.planner.board.plane.PlaneStub.Received;
import io.operationscenter.planner.board.plane.PlaneStub.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The adapter against a Plane that keeps state, over real HTTP. */
class PlaneBoardTest {

  private final FakePlane plane = new FakePlane();
  private final PlaneStub stub = new PlaneStub(plane);
  private final BoardUnderTest under = new BoardUnderTest(stub.url(), 3);
  private final PlaneBoard board = under.board();

  @AfterEach
  void close() {
    under.close();
    stub.close();
  }

  @Test
  void everyRequestIsOfTheRightForm() {
    // Given
    String id = plane.item("One");

    // When
    board.cards();
    board.move(id, BoardState.RUNNING);

    // Then
    assertThat(stub.received())
        .allSatisfy(
            request -> {
              assertThat(request.version()).isEqualTo("HTTP/1.1");
              assertThat(request.path()).endsWith("/");
              assertThat(request.headers())
                  .containsEntry("x-api-key", BoardUnderTest.TOKEN)
                  .containsEntry("accept", "application/json");
            });
    Received patch = stub.received().getLast();
    assertThat(patch.headers()).containsEntry("content-type", "application/json");
    assertThat(patch.body().path("start_date").asText()).isEqualTo("2026-04-27");
    Received walk = stub.received().getFirst();
    assertThat(walk.query())
        .containsEntry("order_by", "created_at")
        .containsEntry("expand", "state")
        .containsEntry("per_page", "3");
    assertThat(walk.query().get("fields")).contains("description_html", "external_id");
  }

  @Test
  void walksAllPagesOldestFirst() {
    for (int item = 1; item <= 8; item++) {
      plane.item("Item " + item);
    }

    List<Card> cards = board.cards();

    assertThat(cards).extracting(Card::title).hasSize(8).startsWith("Item 1").endsWith("Item 8");
    assertThat(cards).allMatch(card -> card.isIn(BoardState.BACKLOG));
  }

  @Test
  void walksAgainWhenADeletionShiftedThePages() {
    // Given
    List<String> ids = new ArrayList<>();
    for (int item = 1; item <= 7; item++) {
      ids.add(plane.item("Item " + item));
    }
    List<Received> pages = new ArrayList<>();
    plane.afterwards(
        request -> {
          if (isWalk(request)) {
            pages.add(request);
            if (pages.size() == 1) {
              plane.items().remove(ids.getFirst());
            }
          }
        });

    // When
    List<Card> cards = board.cards();

    // Then
    assertThat(cards).extracting(Card::id).containsExactlyElementsOf(ids.subList(1, 7));
    assertThat(pages).as("the pages of the first walk counted differently").hasSize(4);
  }

  @Test
  void cardsThatAppearWhileItWalksAreSeenOnce() {
    // Given
    for (int item = 1; item <= 4; item++) {
      plane.item("Item " + item);
    }
    boolean[] added = {false};
    plane.afterwards(
        request -> {
          if (isWalk(request) && !added[0]) {
            added[0] = true;
            plane.item("New");
          }
        });

    // When
    List<Card> cards = board.cards();

    // Then
    assertThat(cards).extracting(Card::id).doesNotHaveDuplicates().hasSize(5);
  }

  @Test
  void readsChangesUpToTheWatermarkOnly() {
    // Given: three hundred cards, one a minute
    for (int item = 0; item < 300; item++) {
      plane.item("Item " + item);
    }

    // When
    List<Card> changed = board.changedSince(Instant.parse(FakePlane.time(290)));

    // Then
    assertThat(changed.getLast().updatedAt()).isEqualTo(Instant.parse(FakePlane.time(285)));
    assertThat(stub.received().stream().filter(PlaneBoardTest::isWalk)).hasSize(1);
    assertThat(changed.getFirst().updatedAt()).isAfter(changed.getLast().updatedAt());
  }

  @Test
  void anArchivedProjectIsNotAnEmptyBoard() {
    plane.project().put("archived_at", "2026-04-27T08:00:00Z");

    assertThatThrownBy(board::cards)
        .isInstanceOfSatisfying(
            BoardFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.CONFIGURATION))
        .hasMessageContaining("archived");
  }

  @Test
  void createsOnceWhenTheAnswerIsLost() {
    for (Reply lost : List.of(new Reply.Broken(), Reply.of(500, "{}"), Reply.of(502, "<html>"))) {
      // Given
      plane.lose(request -> isPost(request, "/work-items/"), lost);
      NewCard card = card("candidate:" + lost.hashCode());
      int before = plane.items().size();

      // When
      Card created = board.create(card);

      // Then
      assertThat(created.externalId()).isEqualTo(card.externalId());
      assertThat(created.labels()).containsExactly("repo: api");
      assertThat(plane.items()).hasSize(before + 1);
    }
  }

  @Test
  void sendsACreateAgainOnlyAfterItLookedForIt() {
    // Given
    plane.refuse(request -> isPost(request, "/work-items/"), Reply.of(503, "<html>"));

    // When
    board.create(card("candidate:1"));

    // Then
    assertThat(stub.requests())
        .containsSubsequence("POST /work-items/", "GET /work-items/", "POST /work-items/");
    assertThat(plane.items()).hasSize(1);
  }

  @Test
  void adoptsTheCardThatHasTheExternalIdEvenAnArchivedOne() {
    // Given
    Card first = board.create(card("candidate:1"));
    plane.items().get(first.id()).put("archived_at", "2026-04-27");

    // When
    Card again = board.create(card("candidate:1"));

    // Then
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(again.archived()).isTrue();
    assertThat(board.card(first.id())).isEmpty();
    assertThat(board.cardByExternalId("candidate:1")).isPresent();
  }

  @Test
  void looksLabelsUpWithoutRegardToCaseAndCreatesTheMissingOnes() {
    // Given
    plane.label("Repo: API");

    // When
    Card created =
        board.create(
            new NewCard(
                "Title", "", BoardState.READY, List.of(" repo: api", "source: x"), "high", "c:1"));

    // Then
    assertThat(created.labels()).containsExactly("Repo: API", "source: x");
    assertThat(plane.labelNames()).containsExactly("Repo: API", "source: x");
    assertThat(created.isIn(BoardState.READY)).isTrue();
  }

  @Test
  void relabelsWithoutTouchingOtherLabels() {
    // Given
    String id = plane.item("One");
    String other = plane.label("priority: high");
    String gone = plane.label("policy: approved");
    setLabels(id, other, gone);

    // When
    Card card = board.relabel(id, Set.of("lifecycle: expanded"), Set.of(" Policy: Approved "));

    // Then
    assertThat(card.labels()).containsExactly("priority: high", "lifecycle: expanded");

    // When
    int before = stub.received().size();
    board.relabel(id, Set.of("Lifecycle: expanded"), Set.of("policy: approved"));

    // Then
    assertThat(stub.requests().subList(before, stub.requests().size()))
        .as("nothing to write")
        .noneMatch(request -> request.startsWith("PATCH"));
  }

  @Test
  void relabelsAgainWhenAnotherWriterReplacedTheLabels() {
    // Given
    String id = plane.item("One");
    String theirs = plane.label("theirs");
    boolean[] crossed = {false};
    plane.afterwards(
        request -> {
          if (request.method().equals("PATCH") && !crossed[0]) {
            crossed[0] = true;
            setLabels(id, theirs);
          }
        });

    // When
    Card card = board.relabel(id, Set.of("ours"), Set.of());

    // Then
    assertThat(card.labels()).containsExactly("theirs", "ours");
  }

  @Test
  void givesUpWhenAnotherWriterAlwaysWins() {
    // Given
    String id = plane.item("One");
    plane.afterwards(
        request -> {
          if (request.method().equals("PATCH")) {
            setLabels(id);
          }
        });

    // Then
    assertFails(() -> board.relabel(id, Set.of("ours"), Set.of()), Kind.CONFLICT);
  }

  @Test
  void twoOfOurOwnLanesRelabelOneAfterTheOther() throws Exception {
    // Given
    String id = plane.item("One");
    List<Callable<Card>> lanes = new ArrayList<>();
    for (int lane = 0; lane < 8; lane++) {
      String label = "lane: " + lane;
      lanes.add(() -> board.relabel(id, Set.of(label), Set.of()));
    }

    // When
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(lanes)) {
        assertThat(done.get().id()).isEqualTo(id);
      }
    }

    // Then
    assertThat(board.card(id).orElseThrow().labels()).hasSize(8);
  }

  @Test
  void writesACommentOnceWhateverIsLost() {
    // Given
    String id = plane.item("One");
    plane.lose(request -> isPost(request, "/comments/"), new Reply.Broken());

    // When
    Comment first = board.comment(id, "run:1", "[Goal] done\n- a: <b>");
    Comment second = board.comment(id, "run:1", "[Goal] done\n- a: <b>");

    // Then
    assertThat(plane.comments()).hasSize(1);
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(first.text()).isEqualTo("[Goal] done\n\n- a: <b>");
    assertThat(first.isBy(new BoardUser("us", "bot"))).isTrue();
  }

  @Test
  void aCommentThatIsOnAnotherCardIsAConflict() {
    String one = plane.item("One");
    String two = plane.item("Two");
    board.comment(one, "run:1", "x");

    assertFails(() -> board.comment(two, "run:1", "x"), Kind.CONFLICT);
  }

  @Test
  void listsCommentsOldestFirstOverAllPages() {
    // Given
    String id = plane.item("One");
    for (int comment = 1; comment <= 7; comment++) {
      board.comment(id, "run:" + comment, "Comment " + comment);
    }

    // Then
    assertThat(board.comments(id))
        .extracting(Comment::externalId)
        .containsExactly("run:1", "run:2", "run:3", "run:4", "run:5", "run:6", "run:7");
  }

  @Test
  void aLinkThatIsThereOrThatTheBoardDoesNotTakeIsNoFailure() {
    // Given
    String id = plane.item("One");
    String url = "https://git.example.com/pull/1";

    // When
    board.link(id, "PR", url);
    board.link(id, "PR", url);
    plane.refuse(
        request -> isPost(request, "/links/"),
        Reply.of(400, "{\"url\":[\"Invalid URL format.\"]}"));
    board.link(id, "PR", "http://planner:20410/x");

    // Then
    assertThat(stub.requests()).filteredOn(one -> one.startsWith("POST")).hasSize(3);
    plane.refuse(request -> isPost(request, "/links/"), Reply.of(403, "{\"detail\":\"no\"}"));
    assertFails(
        () -> {
          board.link(id, "PR", url + "2");
          return board;
        },
        Kind.PERMISSION);
  }

  @Test
  void aTransitionIsSentAgainAfterAnOutage() {
    // Given
    String id = plane.item("One");
    plane.lose(request -> request.method().equals("PATCH"), new Reply.Broken());

    // When
    Card moved = board.move(id, BoardState.IN_REVIEW);

    // Then
    assertThat(moved.isIn(BoardState.IN_REVIEW)).isTrue();
    assertThat(plane.items().get(id).path("target_date").asText()).isEqualTo("2026-04-27");
    assertThat(under.waits()).hasSize(1);
  }

  @Test
  void cutsATitleByCharactersAndKeepsItOnOneLine() {
    // When
    Card edited = board.edit(plane.item("One"), "😀".repeat(300) + "\nmore", "## Goal\nx");

    // Then
    assertThat(edited.title()).isEqualTo("😀".repeat(255));
    assertThat(edited.description()).isEqualTo("## Goal\n\nx");
  }

  @Test
  void anIdThatIsNoneNeverBecomesAPath() {
    String hostile = "../../../users/me";

    assertThat(board.card(hostile)).isEmpty();
    assertFails(() -> board.edit(hostile, "x", "y"), Kind.NOT_FOUND);
    assertFails(() -> board.comments(hostile + "/"), Kind.NOT_FOUND);
    assertThat(stub.received()).isEmpty();
  }

  @Test
  void verifiesTokenProjectRoleAndStates() {
    // Given
    board.verify();
    assertThat(board.self().displayName()).isEqualTo("bot");

    // When
    plane.states().values().removeIf(state -> state.path("name").asText().contains("Review"));
    assertFailsVerifying(Kind.CONFIGURATION, "Review, In Review");

    // When
    plane.project().put("member_role", 5);
    assertFailsVerifying(Kind.PERMISSION, "role 5");

    // When
    plane.project().put("archived_at", "2026-04-27T08:00:00Z");
    assertFailsVerifying(Kind.CONFIGURATION, "archived");

    // When
    plane.refuse(request -> request.path().endsWith(BoardUnderTest.PROJECT + "/"), gone());
    assertFailsVerifying(Kind.CONFIGURATION, BoardUnderTest.PROJECT);

    // When
    plane.refuse(
        request -> request.path().endsWith("/me/"),
        Reply.of(403, "{\"detail\":\"Given API token is not valid\"}"));
    assertFailsVerifying(Kind.AUTH, "403");
  }

  private void assertFailsVerifying(Kind kind, String words) {
    assertThatThrownBy(board::verify)
        .isInstanceOfSatisfying(
            BoardFailure.class, failure -> assertThat(failure.kind()).isEqualTo(kind))
        .hasMessageContaining(words);
  }

  private static void assertFails(Callable<?> call, Kind kind) {
    assertThatThrownBy(call::call)
        .isInstanceOfSatisfying(
            BoardFailure.class, failure -> assertThat(failure.kind()).isEqualTo(kind));
  }

  private void setLabels(String id, String... labels) {
    ObjectNode item = plane.items().get(id);
    var array = JsonNodeFactory.instance.arrayNode();
    List.of(labels).forEach(array::add);
    item.set("labels", array);
  }

  private static Reply gone() {
    return Reply.of(404, "{\"error\":\"The requested resource does not exist.\"}");
  }

  private static NewCard card(String externalId) {
    return new NewCard(
        "Title", "## Goal\nx", BoardState.READY, List.of("repo: api"), "none", externalId);
  }

  private static boolean isWalk(Received request) {
    return request.path().endsWith("/work-items/") && request.query().containsKey("order_by");
  }

  private static boolean isPost(Received request, String end) {
    return request.method().equals("POST") && request.path().endsWith(end);
  }
}
