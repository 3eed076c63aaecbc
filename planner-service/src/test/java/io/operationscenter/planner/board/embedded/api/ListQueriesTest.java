package io.operationscenter.planner.board.embedded.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.operationscenter.kit.store.CountedStatements;
import io.operationscenter.kit.store.StoreSettings;
import io.operationscenter.planner.board.embedded.BoardFixture;
import io.operationscenter.planner.board.embedded.http.Request;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list costs the same number of queries, however many cards, labels and people it holds. */
class ListQueriesTest {

  private static final String PROJECT = "00000000-0000-4000-8000-000000000001";
  private static final String PATH = "/api/v1/workspaces/operations-center/projects/" + PROJECT;
  private static final String PERSON = "00000000-0000-4000-8000-00000000000b";
  private static final String EVERYTHING =
      "per_page=100&expand=state,labels,assignees,created_by,updated_by,project,workspace,parent";
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

  @Test
  void asksAsOftenForManyCardsAsForOne() throws Exception {
    // Given
    String first = card(1, "null");
    List<String> forOne = queries(1);
    for (int number = 2; number <= 40; number++) {
      card(number, "\"" + first + "\"");
    }

    // When
    List<String> forMany = queries(40);

    // Then
    assertThat(forOne).isNotEmpty();
    assertThat(forMany).hasSameSizeAs(forOne);
  }

  /** With a label of its own. */
  private String card(int number, String parent) throws IOException {
    String label = created("/labels/", "{\"name\": \"label %d\"}".formatted(number));
    return created(
        "/work-items/",
        "{\"name\": \"Card %d\", \"labels\": [\"%s\"], \"assignees\": [\"%s\"], \"parent\": %s}"
            .formatted(number, label, PERSON, parent));
  }

  private String created(String path, String body) throws IOException {
    HttpResponse<String> answer = board.call("POST", PATH + path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JSON.readTree(answer.body()).path("id").textValue();
  }

  private List<String> queries(int cards) throws SQLException {
    Call call =
        new Call(
            new Request("GET", PATH + "/work-items/", EVERYTHING, Map.of(), ""),
            new Caller(PERSON, "key"),
            Map.of("project", PROJECT));
    AtomicReference<JsonNode> listed = new AtomicReference<>();
    List<String> queries =
        CountedStatements.of(
            StoreSettings.sqlite("board", folder),
            tx -> {
              listed.set(WorkItems.page(tx, call));
              return null;
            });
    assertThat(listed.get().path("results"))
        .hasSize(cards)
        .allSatisfy(card -> assertThat(card.at("/labels/0/name").asText()).startsWith("label "));
    return queries;
  }
}
