package io.operationscenter.planner.board.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.planner.board.Activity;
import io.operationscenter.planner.board.BoardFailure;
import io.operationscenter.planner.board.BoardFailure.Kind;
import io.operationscenter.planner.board.BoardUser;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.board.Comment;
import io.operationscenter.planner.board.plane.PlaneStub.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The adapter reads what a real Plane answered (recorded exchanges, see their origin in spec 10).
 */
class RecordedAnswersTest {

  private static final String ITEM = "aaaaaaaa-0000-4000-8000-000000000001";
  private static final List<String> TOPICS =
      List.of(
          "projects",
          "auth",
          "states",
          "labels",
          "work-items-create",
          "work-items-update",
          "work-items-list",
          "comments",
          "links-relations-activities",
          "protocol",
          "throttle");

  /** Answers of the real server that are no success, and what the adapter makes of them. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void namesEveryRefusal(String name, JsonNode response) {
    // Given
    int status = response.path("status").asInt();
    String detail = response.at("/body/detail").asText();

    // When
    BoardFailure failure =
        PlaneFailures.of(
            PlaneRequest.get("/x/", Map.of()),
            new PlaneAnswer.Answered(status, null, response.path("body")));

    // Then
    Kind expected =
        switch (status) {
          case 301 -> Kind.CONFIGURATION;
          case 400, 405, 413, 415 -> Kind.VALIDATION;
          case 401 -> Kind.AUTH;
          case 403 -> detail.contains("token") ? Kind.AUTH : Kind.PERMISSION;
          case 404 -> Kind.NOT_FOUND;
          case 409 -> Kind.CONFLICT;
          case 429 -> Kind.RATE_LIMITED;
          case 500 -> Kind.UNAVAILABLE;
          default -> throw new AssertionError("a status of its own: " + status);
        };
    assertThat(failure.kind()).as(name).isEqualTo(expected);
    assertThat(failure).hasMessageContaining(Integer.toString(status));
  }

  static Stream<Arguments> refusals() {
    return TOPICS.stream()
        .flatMap(
            topic ->
                exchanges(topic)
                    .filter(one -> one.at("/response/status").asInt() >= 300)
                    .map(
                        one ->
                            Arguments.of(
                                topic + " " + one.path("name").asText(), one.path("response"))));
  }

  @Test
  void readsEveryWorkItem() {
    // Given
    List<JsonNode> items =
        TOPICS.stream()
            .flatMap(RecordedAnswersTest::exchanges)
            .map(one -> one.at("/response/body"))
            .flatMap(
                body ->
                    body.has("results")
                        ? StreamSupport.stream(body.path("results").spliterator(), false)
                        : Stream.of(body))
            .filter(body -> body.has("sequence_id") && body.has("description_html"))
            .toList();
    KnownNames states = known("states");
    KnownNames labels = known("labels");

    // When
    List<Card> cards = new CardReading(states, labels).cards(items);

    // Then
    assertThat(cards).hasSizeGreaterThan(20);
    for (int at = 0; at < cards.size(); at++) {
      Card card = cards.get(at);
      JsonNode item = items.get(at);
      assertThat(card.id()).isEqualTo(item.path("id").asText());
      assertThat(card.title()).isEqualTo(item.path("name").asText());
      assertThat(card.createdAt()).isEqualTo(Instant.parse(item.path("created_at").asText()));
      assertThat(card.updatedAt()).isNotNull();
      assertThat(card.stateName()).as(item.toString()).isNotEmpty();
      assertThat(card.archived()).isEqualTo(!item.path("archived_at").isNull());
    }
    assertThat(cards.getFirst().description())
        .isEqualTo("## Execution\n\nrepo: api-service\nmode: goal\n\n## Goal\n\nFix lint");
    System.out.printf("%d recorded work items read%n", cards.size());
  }

  @Test
  void walksTheRecordedPages() {
    try (PlaneStub stub = scripted("work-items-list", List.of("page-1", "page-2", "page-3-last"));
        BoardUnderTest under = new BoardUnderTest(stub.url(), 10)) {
      assertThat(under.board().items().all())
          .extracting(item -> item.path("sequence_id").asInt())
          .hasSize(25)
          .startsWith(1)
          .endsWith(25);
      assertThat(stub.received()).hasSize(3);
      assertThat(stub.received().get(2).query()).containsEntry("cursor", "10:2:0");
    }
  }

  @Test
  void readsStatesLabelsAndUser() {
    try (PlaneStub stub = scripted("states", List.of("list-defaults"));
        BoardUnderTest under = new BoardUnderTest(stub.url(), 1_000)) {
      assertThat(under.board().states().names().idOf(" done ")).isPresent();
    }
    try (PlaneStub stub = scripted("labels", List.of("list"));
        BoardUnderTest under = new BoardUnderTest(stub.url(), 1_000)) {
      assertThat(under.board().labels().names().idOf(" task-kind: goal"))
          .contains("44444444-0000-4000-8000-000000000001");
      assertThat(under.board().labels().names().idOf("REPO: api-service"))
          .contains("44444444-0000-4000-8000-000000000002");
    }
    try (PlaneStub stub = scripted("auth", List.of("me"));
        BoardUnderTest under = new BoardUnderTest(stub.url(), 1_000)) {
      assertThat(under.board().self())
          .isEqualTo(new BoardUser("cccccccc-0000-4000-8000-000000000001", "ops-bot"));
    }
    try (PlaneStub stub = scripted("auth", List.of("wrong-key"));
        BoardUnderTest under = new BoardUnderTest(stub.url(), 1_000)) {
      assertThatThrownBy(() -> under.board().self())
          .isInstanceOfSatisfying(
              BoardFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.AUTH));
    }
  }

  @Test
  void readsComments() {
    try (PlaneStub stub = scripted("comments", List.of("list"));
        BoardUnderTest under = new BoardUnderTest(stub.url(), 1_000)) {
      // When
      List<Comment> comments = under.board().comments(ITEM);

      // Then
      assertThat(comments)
          .extracting(Comment::text)
          .containsExactly(
              "[Goal] Execution result\n\n- success: true",
              "a\n\nb",
              "",
              "",
              "Please also fix the docs.");
    }
  }

  @Test
  void adoptsTheCommentOfTheRecordedConflict() {
    try (PlaneStub stub = scripted("comments", List.of("same-external-id", "read-back"));
        BoardUnderTest under = new BoardUnderTest(stub.url(), 1_000)) {
      Comment comment = under.board().comment(ITEM, "run:ab12", "x");

      assertThat(comment.id()).isEqualTo("55555555-0000-4000-8000-000000000001");
      assertThat(comment.isBy(new BoardUser("cccccccc-0000-4000-8000-000000000001", ""))).isTrue();
    }
  }

  @Test
  void aCommentThatSomebodyEditedIsNotOurs() {
    JsonNode forged = exchange("comments", "guest-edits-ours").at("/response/body");
    try (PlaneStub stub = new PlaneStub(_ -> Reply.of(200, "[" + forged + "]"));
        BoardUnderTest under = new BoardUnderTest(stub.url(), 1_000)) {
      Comment comment = under.board().comments(ITEM).getFirst();

      assertThat(comment.text()).isEqualTo("[Goal] forged");
      assertThat(comment.isBy(new BoardUser("cccccccc-0000-4000-8000-000000000001", ""))).isFalse();
    }
  }

  @Test
  void readsActivities() {
    try (PlaneStub stub = scripted("links-relations-activities", List.of("activities"));
        BoardUnderTest under = new BoardUnderTest(stub.url(), 1_000)) {
      assertThat(under.board().activities(ITEM))
          .element(1)
          .isEqualTo(
              new Activity(
                  "updated",
                  "state",
                  "Backlog",
                  "Running",
                  "cccccccc-0000-4000-8000-000000000001",
                  Instant.parse("2026-11-23T22:41:28.378157Z")));
    }
  }

  @Test
  void knowsTheRecordedAnswersToLinks() {
    Map<String, PlaneLinks.Outcome> expected = new LinkedHashMap<>();
    expected.put("link-create", PlaneLinks.Outcome.ADDED);
    expected.put("link-same-url", PlaneLinks.Outcome.EXISTING);
    expected.put("link-host-without-dot", PlaneLinks.Outcome.REFUSED);
    expected.put("link-ftp", PlaneLinks.Outcome.REFUSED);
    expected.forEach(
        (name, outcome) -> {
          try (PlaneStub stub = scripted("links-relations-activities", List.of(name));
              BoardUnderTest under = new BoardUnderTest(stub.url(), 1_000)) {
            assertThat(under.board().links().add(ITEM, "PR", "https://a.example.com"))
                .as(name)
                .isEqualTo(outcome);
          }
        });
  }

  @Test
  void waitsAsLongAsTheRecordedThrottleSays() {
    try (PlaneStub stub = scripted("throttle", List.of("request-61-refused", "request-1"));
        BoardUnderTest under = new BoardUnderTest(stub.url(), 1_000)) {
      assertThat(under.board().self().displayName()).isEqualTo("ops-bot");
      assertThat(under.waits()).singleElement().satisfies(w -> assertThat(w).hasSeconds(58));
    }
  }

  /** Answers with recorded responses in this order, over HTTP. */
  private static PlaneStub scripted(String topic, List<String> names) {
    AtomicInteger next = new AtomicInteger();
    return new PlaneStub(
        _ -> {
          JsonNode response = exchange(topic, names.get(next.getAndIncrement())).path("response");
          Map<String, String> headers = new LinkedHashMap<>();
          response
              .path("headers")
              .properties()
              .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
          return new Reply.Json(
              response.path("status").asInt(),
              headers,
              response.has("body") ? response.path("body").toString() : "");
        });
  }

  private static KnownNames known(String topic) {
    List<JsonNode> named =
        TOPICS.stream()
            .flatMap(RecordedAnswersTest::exchanges)
            .filter(one -> one.at("/request/path").asText().contains("/" + topic + "/"))
            .map(
                one -> {
                  JsonNode body = one.at("/response/body");
                  JsonNode asked = one.at("/request/body");
                  return body.has("name") || !asked.has("name")
                      ? body
                      : ((ObjectNode) body.deepCopy()).set("name", asked.path("name"));
                })
            .flatMap(
                body ->
                    body.has("results")
                        ? StreamSupport.stream(body.path("results").spliterator(), false)
                        : Stream.of(body))
            .toList();
    KnownNames names = new KnownNames(() -> named, Clock.systemUTC());
    names.refresh();
    return names;
  }

  private static JsonNode exchange(String topic, String name) {
    return exchanges(topic)
        .filter(one -> one.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no exchange " + name + " in " + topic));
  }

  private static Stream<JsonNode> exchanges(String topic) {
    String resource = "/recorded/plane/" + topic + ".json";
    try (InputStream file = RecordedAnswersTest.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new AssertionError("no " + resource);
      }
      JsonNode exchanges = PlaneStub.JSON.readTree(file).path("exchanges");
      return StreamSupport.stream(exchanges.spliterator(), false);
    } catch (IOException e) {
      throw new AssertionError(resource, e);
    }
  }
}
