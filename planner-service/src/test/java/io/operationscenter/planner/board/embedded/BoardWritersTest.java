package io.operationscenter.planner.board.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many writers at once: nothing is lost, nothing is made twice, the order is one. */
class BoardWritersTest {

  private static final String PROJECT =
      "/api/v1/workspaces/%s/projects/%s/".formatted(FirstStart.WORKSPACE, FirstStart.PROJECT);
  private static final String ITEMS = PROJECT + "work-items/";
  private static final int WRITERS = 16;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private BoardFixture board;

  @BeforeEach
  void start() {
    board = BoardFixture.on(folder);
  }

  @AfterEach
  void stop() {
    board.close();
    assertThat(board.failures()).isEmpty();
  }

  private List<HttpResponse<String>> atOnce(int times, IntFunction<HttpResponse<String>> call)
      throws InterruptedException, ExecutionException {
    List<HttpResponse<String>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<HttpResponse<String>>> pending = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        int number = i;
        pending.add(threads.submit(() -> call.apply(number)));
      }
      for (Future<HttpResponse<String>> one : pending) {
        answers.add(one.get());
      }
    }
    return answers;
  }

  private JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private JsonNode get(String path) {
    return json(board.call("GET", path, ""));
  }

  @Test
  void givesEveryCardANumberAndATimeOfItsOwn() throws Exception {
    // Given
    int cards = 10 * WRITERS;

    // When
    List<HttpResponse<String>> answers =
        atOnce(cards, i -> board.call("POST", ITEMS, "{\"name\": \"Card %d\"}".formatted(i)));

    // Then
    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
    JsonNode all = get(ITEMS + "?order_by=created_at&fields=sequence_id,created_at");
    List<Integer> numbers = new ArrayList<>();
    Set<String> times = new HashSet<>();
    for (JsonNode item : all.path("results")) {
      numbers.add(item.path("sequence_id").intValue());
      times.add(item.path("created_at").textValue());
    }
    assertThat(numbers).hasSize(cards).isSorted().doesNotHaveDuplicates();
    assertThat(times).hasSize(cards);
  }

  @Test
  void ofManyCreatesWithOneExternalIdOneWins() throws Exception {
    // Given
    String body =
        "{\"name\": \"Once\", \"external_source\": \"operations-center\", \"external_id\": \"x:1\"}";

    // When
    List<HttpResponse<String>> answers = atOnce(WRITERS, _ -> board.call("POST", ITEMS, body));

    // Then
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).hasSize(WRITERS - 1);
    assertThat(answers)
        .extracting(answer -> json(answer).path("id").textValue())
        .containsOnly(json(answers.getFirst()).path("id").textValue());
  }

  @Test
  void ofManyCommentsWithOneExternalIdOneWins() throws Exception {
    // Given
    String item = json(board.call("POST", ITEMS, "{\"name\": \"Card\"}")).path("id").textValue();
    String body =
        "{\"comment_html\": \"<p>x</p>\", \"external_source\": \"oc\", \"external_id\": \"run:1\"}";

    // When
    List<HttpResponse<String>> answers =
        atOnce(WRITERS, _ -> board.call("POST", ITEMS + item + "/comments/", body));

    // Then
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
    assertThat(get(ITEMS + item + "/comments/").path("total_count").intValue()).isEqualTo(1);
  }

  @Test
  void everyChangeIsInTheHistory() throws Exception {
    // Given
    String item = json(board.call("POST", ITEMS, "{\"name\": \"Card\"}")).path("id").textValue();

    // When
    atOnce(
        5 * WRITERS,
        i -> board.call("PATCH", ITEMS + item + "/", "{\"name\": \"Name %d\"}".formatted(i)));

    // Then
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    for (JsonNode activity : get(ITEMS + item + "/activities/").path("results")) {
      if (activity.path("field").asText().equals("name")) {
        before.add(activity.path("old_value").textValue());
        after.add(activity.path("new_value").textValue());
      }
    }
    assertThat(after).hasSize(5 * WRITERS).doesNotHaveDuplicates();
    assertThat(before.getFirst()).isEqualTo("Card");
    assertThat(before.subList(1, before.size())).isEqualTo(after.subList(0, after.size() - 1));
    assertThat(get(ITEMS + item + "/").path("name").textValue()).isEqualTo(after.getLast());
  }

  @Test
  void aRestartKeepsEverything() {
    // Given
    String item = json(board.call("POST", ITEMS, "{\"name\": \"Kept\"}")).path("id").textValue();
    board.call("POST", ITEMS + item + "/comments/", "{\"comment_html\": \"<p>kept</p>\"}");
    String before = board.call("GET", ITEMS + item + "/", "").body();
    String comments = board.call("GET", ITEMS + item + "/comments/", "").body();
    String states = board.call("GET", PROJECT + "states/", "").body();
    String token = board.token("board-planner");
    board.close();

    // When
    board = BoardFixture.on(folder);

    // Then
    assertThat(board.token("board-planner")).isEqualTo(token);
    assertThat(board.call("GET", ITEMS + item + "/", "").body()).isEqualTo(before);
    assertThat(board.call("GET", ITEMS + item + "/comments/", "").body()).isEqualTo(comments);
    assertThat(board.call("GET", PROJECT + "states/", "").body()).isEqualTo(states);
  }
}
