package io.operationscenter.planner.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.kit.testing.SpokenAssumption;
import io.operationscenter.planner.board.plane.AdaptedBoard;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * The contract against a real Plane, when {@code PLANE_BASE_URL}, {@code PLANE_API_TOKEN}, {@code
 * PLANE_WORKSPACE_SLUG} and {@code PLANE_PROJECT_ID} name one whose project has the eight states.
 * {@code PLANE_OTHER_API_TOKEN} is the key of a second person; {@code PLANE_RATE_LIMIT} the
 * server's limit, 55 unless given.
 */
class RealPlaneContractTest extends BoardContract {

  private static final Map<String, String> ENVIRONMENT = System.getenv();
  private static final int LARGEST_PAGE = 1000;

  private static @Nullable AdaptedBoard board;
  private static @Nullable AdaptedBoard other;

  @BeforeAll
  static void connect() {
    for (String name :
        new String[] {
          "PLANE_BASE_URL", "PLANE_API_TOKEN", "PLANE_WORKSPACE_SLUG", "PLANE_PROJECT_ID"
        }) {
      SpokenAssumption.assumeAloud(
          ENVIRONMENT.containsKey(name), "no real Plane is named: " + name + " is not set");
    }
    board = adapted("PLANE_API_TOKEN");
    if (ENVIRONMENT.containsKey("PLANE_OTHER_API_TOKEN")) {
      other = adapted("PLANE_OTHER_API_TOKEN");
    }
  }

  private static AdaptedBoard adapted(String tokenVariable) {
    return new AdaptedBoard(
        new AdaptedBoard.Place(
            given("PLANE_BASE_URL"), given("PLANE_WORKSPACE_SLUG"), given("PLANE_PROJECT_ID")),
        given(tokenVariable),
        Integer.parseInt(ENVIRONMENT.getOrDefault("PLANE_RATE_LIMIT", "55")),
        LARGEST_PAGE);
  }

  private static String given(String variable) {
    return String.valueOf(ENVIRONMENT.get(variable));
  }

  @AfterAll
  static void disconnect() {
    if (board != null) {
      board.close();
    }
    if (other != null) {
      other.close();
    }
  }

  @Override
  protected Board board() {
    if (board == null) {
      throw new IllegalStateException("no board was connected");
    }
    return board.board();
  }

  @Override
  protected @Nullable Board somebodyElse() {
    return other == null ? null : other.board();
  }

  @Override
  protected void delete(String id) {
    URI item =
        URI.create(
            "%s/api/v1/workspaces/%s/projects/%s/work-items/%s/"
                .formatted(
                    given("PLANE_BASE_URL"),
                    given("PLANE_WORKSPACE_SLUG"),
                    given("PLANE_PROJECT_ID"),
                    id));
    HttpRequest request =
        HttpRequest.newBuilder(item).DELETE().header("X-Api-Key", given("PLANE_API_TOKEN")).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(204);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while deleting", e);
    }
  }
}
