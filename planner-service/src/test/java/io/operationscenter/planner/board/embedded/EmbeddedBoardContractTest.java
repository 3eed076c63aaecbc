package io.operationscenter.planner.board.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.planner.board.Board;
import io.operationscenter.planner.board.BoardContract;
import io.operationscenter.planner.board.BoardFailure;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.board.plane.AdaptedBoard;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, held by the embedded board through the adapter that a real Plane is read with. */
class EmbeddedBoardContractTest extends BoardContract {

  private static final String ITEMS =
      "/api/v1/workspaces/%s/projects/%s/work-items/"
          .formatted(FirstStart.WORKSPACE, FirstStart.PROJECT);

  /** Small, so that every walk needs several. */
  private static final int PAGE = 7;

  @TempDir static Path folder;

  private static BoardFixture fixture;
  private static AdaptedBoard planner;
  private static AdaptedBoard person;

  @BeforeAll
  static void start() {
    fixture = BoardFixture.on(folder);
    planner = adapted(fixture.token("board-planner"));
    person = adapted(fixture.token("board-person"));
  }

  private static AdaptedBoard adapted(String token) {
    return new AdaptedBoard(
        new AdaptedBoard.Place(
            fixture.address().toString(), FirstStart.WORKSPACE, FirstStart.PROJECT),
        token,
        1_000_000,
        PAGE);
  }

  @AfterAll
  static void stop() {
    planner.close();
    person.close();
    fixture.close();
    assertThat(fixture.failures()).isEmpty();
  }

  @Override
  protected Board board() {
    return planner.board();
  }

  @Override
  protected Board somebodyElse() {
    return person.board();
  }

  @Override
  protected void delete(String id) {
    assertThat(fixture.call("DELETE", ITEMS + id + "/", "").statusCode()).isEqualTo(204);
  }

  @Test
  void refusesABodyThatNestsTooDeep() {
    HttpResponse<String> answer = fixture.call("POST", ITEMS, "[".repeat(100_000));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("JSON parse error", "nests deeper");
  }

  @Test
  void storesNothingOfABodyThatIsNotUtf8() {
    byte[] body = "{\"name\": \"\u00ff\u00fe\"}".getBytes(StandardCharsets.ISO_8859_1);
    Map<String, String> headers =
        Map.of("X-Api-Key", fixture.token("board-planner"), "Content-Type", "application/json");

    HttpResponse<String> answer = fixture.send("POST", ITEMS, headers, body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("The body is not UTF-8");
  }

  @Test
  void seesEveryCardOfManyPages() {
    // Given
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 3 * PAGE + 1; i++) {
      String body = "{\"name\": \"Card %d\"}".formatted(i);
      assertThat(fixture.call("POST", ITEMS, body).statusCode()).isEqualTo(201);
      made.add("Card " + i);
    }

    // When
    List<Card> all = board().cards();

    // Then
    assertThat(all).extracting(Card::title).containsSubsequence(made);
  }

  @Test
  void refusesAWrongTokenAsPlaneDoes() {
    // Given
    try (AdaptedBoard stranger = adapted("plane_api_00000000000000000000000000000000")) {
      // When
      Throwable refusal =
          org.assertj.core.api.Assertions.catchThrowable(() -> stranger.board().verify());

      // Then
      assertThat(refusal)
          .isInstanceOfSatisfying(
              BoardFailure.class,
              failure -> assertThat(failure.kind()).isEqualTo(BoardFailure.Kind.AUTH));
    }
  }
}
