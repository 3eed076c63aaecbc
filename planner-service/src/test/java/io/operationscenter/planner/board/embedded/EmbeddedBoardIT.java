package io.operationscenter.planner.board.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.kit.testing.ServiceProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, native or not, run as the embedded board. */
class EmbeddedBoardIT {

  private static final String PROJECT =
      "/api/v1/workspaces/%s/projects/%s/".formatted(FirstStart.WORKSPACE, FirstStart.PROJECT);

  @TempDir Path root;

  private ServiceProcess start(String... more) throws IOException {
    int port = ServiceProcess.freePort();
    List<String> arguments =
        Stream.concat(Stream.of("board", "--port", Integer.toString(port)), Stream.of(more))
            .toList();
    return ServiceProcess.start(new ServiceProcess.Launch(root, port, arguments, Map.of()));
  }

  @Test
  void servesABoardAndNothingOfThePlanner() throws Exception {
    // Given
    try (ServiceProcess board = start()) {
      board.awaitLive();
      Map<String, String> key = Map.of("X-Api-Key", board.token("board-planner"));

      // When
      HttpResponse<String> states = board.get(PROJECT + "states/", key);
      HttpResponse<String> ready = board.get("/q/health/ready", key);
      HttpResponse<String> stranger = board.get("/q/health/ready");
      board.sigterm();

      // Then
      assertThat(board.exitCode()).isEqualTo(143);
      assertThat(states.body()).contains("Ready for AI", "In Review", "Cancelled");
      assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
      assertThat(stranger.statusCode()).isEqualTo(401);
      assertThat(board.stdout()).isEmpty();
      assertThat(board.stderr().lines())
          .isNotEmpty()
          .allMatch(line -> line.startsWith("{\"ts\":") && line.contains("\"service\":\"board\""))
          .noneMatch(line -> line.contains("code=") || line.contains("plane_api_"));
      assertThat(Files.exists(root.resolve("planner"))).isFalse();
    }
  }

  @Test
  void saysWhatIsWrongWithItsOptions() throws Exception {
    // Given a rate that cannot be

    // When
    try (ServiceProcess board = start("--rate-limit", "-1")) {
      int code = board.exitCode();

      // Then
      assertThat(code).isEqualTo(2);
      assertThat(board.stderr()).contains("--rate-limit must be 0 to 1000000, it is -1");
    }
  }

  @Test
  void keepsItsLimit() throws Exception {
    // Given
    try (ServiceProcess board = start("--rate-limit", "2")) {
      board.awaitLive();
      Map<String, String> key = Map.of("X-Api-Key", board.token("board-planner"));
      board.get("/api/v1/users/me/", key);
      board.get("/api/v1/users/me/", key);

      // When
      HttpResponse<String> third = board.get("/api/v1/users/me/", key);

      // Then
      assertThat(third.statusCode()).isEqualTo(429);
      assertThat(third.headers().firstValue("Retry-After")).isPresent();
    }
  }
}
