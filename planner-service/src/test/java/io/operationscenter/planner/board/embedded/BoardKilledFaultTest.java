package io.operationscenter.planner.board.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.operationscenter.kit.faults.FaultPoints;
import io.operationscenter.kit.testing.ServiceProcess;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed around a write: it is kept whole or not at all, and can be asked again. */
class BoardKilledFaultTest {

  private static final String ITEMS =
      "/api/v1/workspaces/%s/projects/%s/work-items/"
          .formatted(FirstStart.WORKSPACE, FirstStart.PROJECT);
  private static final String CARD =
      "{\"name\": \"Killed\", \"external_source\": \"oc\", \"external_id\": \"kill:1\"}";
  private static final String LOOK_UP = ITEMS + "?external_source=oc&external_id=kill:1";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private Path root;
  private Path faults;

  @BeforeEach
  void folders() throws Exception {
    root = folder.resolve("root");
    faults = Files.createDirectories(folder.resolve("faults"));
  }

  private void killAt(String point, String method, String path, String body) throws Exception {
    Files.createFile(faults.resolve(point + ".armed"));
    Map<String, String> environment = Map.of(FaultPoints.FOLDER, faults.toString());
    try (BoardProcess board = BoardProcess.serving(root, environment)) {
      CompletableFuture<HttpResponse<String>> answer = board.callLater(method, path, body);
      await(point)
          .atMost(Duration.ofSeconds(60))
          .until(() -> Files.exists(faults.resolve(point + ".reached")));
      board.kill();
      board.exitCode();
      assertThat(answer).as("nobody was answered").failsWithin(Duration.ofSeconds(60));
    }
  }

  @Test
  void aWriteThatWasCommittedIsThereAfterTheKill() throws Exception {
    // Given
    killAt("board.written", "POST", ITEMS, CARD);

    // When
    try (BoardProcess board = BoardProcess.serving(root, Map.of())) {
      HttpResponse<String> found = board.call("GET", LOOK_UP, "");
      HttpResponse<String> again = board.call("POST", ITEMS, CARD);

      // Then
      assertThat(found.statusCode()).isEqualTo(200);
      JsonNode card = JSON.readTree(found.body());
      assertThat(again.statusCode()).isEqualTo(409);
      assertThat(JSON.readTree(again.body()).path("id")).isEqualTo(card.path("id"));
      String activities = ITEMS + card.path("id").textValue() + "/activities/";
      assertThat(
              JSON.readTree(board.call("GET", activities, "").body())
                  .path("total_count")
                  .intValue())
          .isEqualTo(1);
    }
  }

  @Test
  void aWriteThatWasNotBegunIsNotThereAfterTheKill() throws Exception {
    // Given
    killAt("board.received", "POST", ITEMS, CARD);

    // When
    try (BoardProcess board = BoardProcess.serving(root, Map.of())) {
      HttpResponse<String> found = board.call("GET", LOOK_UP, "");
      HttpResponse<String> again = board.call("POST", ITEMS, CARD);

      // Then
      assertThat(found.statusCode()).isEqualTo(404);
      assertThat(again.statusCode()).isEqualTo(201);
    }
  }

  @Test
  void aSignalEndsItWithTheUsualCodeAndASecondOneOnTheRootIsRefused() throws Exception {
    // Given
    try (BoardProcess board = BoardProcess.serving(root, Map.of())) {
      // When
      try (BoardProcess second = BoardProcess.start(root, ServiceProcess.freePort(), Map.of())) {
        int refused = second.exitCode();

        // Then
        assertThat(refused).isEqualTo(3);
        assertThat(second.stderr()).contains("board already runs on the data root");
      }
      board.sigterm();
      assertThat(board.exitCode()).isEqualTo(143);
      assertThat(board.stderr()).contains("listens on").doesNotContain("code=", "plane_api_");
    }
  }
}
