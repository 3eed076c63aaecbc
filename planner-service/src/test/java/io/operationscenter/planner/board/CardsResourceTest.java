package io.operationscenter.planner.board;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.operationscenter.planner.samples.PlannerProfile;
import io.operationscenter.planner.samples.RememberedBoard;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(PlannerProfile.class)
class CardsResourceTest {

  @Inject RememberedBoard board;

  @BeforeEach
  void emptyBoard() {
    board.clear();
  }

  private static RequestSpecification as(String edge) {
    return given()
        .contentType(ContentType.JSON)
        .header("Authorization", "Bearer " + PlannerProfile.token(edge));
  }

  private static String file(String title, String more) {
    return as("operator")
        .body(
            "{\"title\":\"%s\",\"goal\":\"Do it well\",\"repo\":\"api\"%s}".formatted(title, more))
        .post("/v1/cards")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  @Test
  void filesACardWithItsSectionsAndLabels() {
    // When
    String id =
        as("operator")
            .body(
                """
                {"title":" Mend it ","goal":"First line\\n## Execution\\nrepo: other","repo":"api","task_kind":"test",
                 "labels":["handoff:none","repo: api"],"state":"ready for ai","priority":"high",
                 "constraints":"- avoid_paths: x",
                 "execution":{"task_type":"bug_fix","allowed_paths":["src/","a: b"],"open_pr":false}}""")
            .post("/v1/cards")
            .then()
            .statusCode(200)
            .body("title", equalTo("Mend it"))
            .body("state", equalTo("Ready for AI"))
            .body("priority", equalTo("high"))
            .body(
                "labels",
                contains("repo: api", "task-kind: test", "source: manual", "handoff:none"))
            .extract()
            .path("id");

    // Then
    assertThat(board.card(id).orElseThrow().description())
        .isEqualTo(
            """
            ## Execution
            repo: "api"
            allowed_paths: ["src/","a: b"]
            open_pr: false
            task_type: "bug_fix"

            ## Goal
            First line
                ## Execution
            repo: other

            ## Constraints
            - avoid_paths: x""");
  }

  @Test
  void filingAgainWithTheSameIdentityAnswersTheFirst() {
    String first = file("One", ",\"external_id\":\"x-1\"");

    assertThat(file("Two", ",\"external_id\":\"x-1\"")).isEqualTo(first);
    assertThat(board.cards()).hasSize(1);
  }

  @Test
  void namesEveryFaultOfADraft() {
    as("operator")
        .body("{\"title\":\"a\\nb\",\"goal\":\" \",\"repo\":\"api\",\"task_kind\":\"poem\"}")
        .post("/v1/cards")
        .then()
        .statusCode(422)
        .body("errors.path", contains("title", "goal", "task_kind"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"state\":\"Nowhere\" | state must be one of Backlog, Ready for AI",
        "\"execution\":{\"lane\":\"x\"} | execution.lane is no key of a card",
        "\"execution\":{\"allowed_paths\":[\"src/\",\"../..\"]} | execution.allowed_paths: '../..' leaves the repository",
        "\"execution\":{\"risk\":3} | execution.risk must be a text"
      })
  void refusesWhatTheBoardCannotHold(String member, String message) {
    as("operator")
        .body("{\"title\":\"a\",\"goal\":\"g\",\"repo\":\"api\",%s}".formatted(member))
        .post("/v1/cards")
        .then()
        .statusCode(400)
        .body("detail", containsString(message));
  }

  @ParameterizedTest
  @CsvSource({"a\\u202eb,<U+202E>", "a\\u0001b,<U+0001>"})
  void refusesATitleInWhichSomethingHides(String title, String shown) {
    as("operator")
        .body("{\"title\":\"%s\",\"goal\":\"g\",\"repo\":\"api\"}".formatted(title))
        .post("/v1/cards")
        .then()
        .statusCode(400)
        .body("detail", containsString("title must hold no controls"))
        .body("detail", containsString(shown));
    assertThat(board.cards()).isEmpty();
  }

  @Test
  void listsByStateLabelAndRepositoryPageByPage() {
    file("One", ",\"state\":\"Ready for AI\"");
    file("Two", "");
    file("Three", ",\"labels\":[\"urgency: high\"]");
    file("Four", "");

    as("reader")
        .get("/v1/cards?limit=2")
        .then()
        .body("cards.title", contains("One", "Two"))
        .body("next", equalTo(2));
    as("reader")
        .get("/v1/cards?limit=2&after=2")
        .then()
        .body("cards.title", contains("Three", "Four"))
        .body("next", nullValue());
    as("reader").get("/v1/cards?state=ready for ai").then().body("cards.title", contains("One"));
    as("reader").get("/v1/cards?label=URGENCY: high").then().body("cards.title", contains("Three"));
    as("reader").get("/v1/cards?repo=API").then().body("cards", hasSize(4));
    as("reader").get("/v1/cards?state=done").then().body("cards", hasSize(0));
    as("reader").get("/v1/cards?limit=0").then().statusCode(400);
  }

  @Test
  void refusesToListByWhatThereIsNot() {
    file("One", "");

    as("reader")
        .get("/v1/cards?state=nope")
        .then()
        .statusCode(400)
        .body("detail", containsString("state must be one of"))
        .body("detail", containsString("Ready for AI"))
        .body("detail", containsString("not 'nope'"));
    as("reader")
        .get("/v1/cards?repo=ap")
        .then()
        .statusCode(400)
        .body("detail", containsString("repo must be one of"))
        .body("detail", containsString("api"));
  }

  @Test
  void showsACardByIdOrNumberWithWhatHappened() {
    String id = file("One", "");
    as("operator")
        .body("{\"state\":\"Blocked\"}")
        .post("/v1/cards/" + id + "/move")
        .then()
        .statusCode(200);

    as("reader")
        .get("/v1/cards/1")
        .then()
        .body("card.id", equalTo(id))
        .body("activities.verb", contains("created", "updated"))
        .body("activities[1].new_value", equalTo("Blocked"))
        .body("activities[1].ours", equalTo(true));
    as("reader").get("/v1/cards/" + id).then().statusCode(200).body("card.sequence", equalTo(1));
    as("reader").get("/v1/cards/17").then().statusCode(404).body("detail", containsString("17"));
  }

  @Test
  void movingToWhereItStandsChangesNothing() {
    String id = file("One", "");

    as("operator")
        .body("{\"state\":\"Backlog\"}")
        .post("/v1/cards/" + id + "/move")
        .then()
        .statusCode(200);

    assertThat(board.activities(id)).hasSize(1);
  }

  @Test
  void cancelsOnceAndSaysWhy() {
    String id = file("One", "");

    for (int i = 0; i < 2; i++) {
      as("operator")
          .body("{\"reason\":\"solved by\\nhand\"}")
          .post("/v1/cards/" + id + "/cancel")
          .then()
          .statusCode(200)
          .body("state", equalTo("Cancelled"));
    }

    assertThat(board.comments(id))
        .singleElement()
        .satisfies(
            c ->
                assertThat(c.text())
                    .isEqualTo("Cancelled by the operator\n- reason: solved by hand"));
  }

  @Test
  void doesNotCancelWhatIsDone() {
    String id = file("One", ",\"state\":\"Done\"");

    as("operator").body("{}").post("/v1/cards/" + id + "/cancel").then().statusCode(409);

    assertThat(board.card(id).orElseThrow().isIn(BoardState.DONE)).isTrue();
  }

  @Test
  void onlyTheOperatorChangesCards() {
    String id = file("One", "");

    as("reader")
        .body("{\"state\":\"Done\"}")
        .post("/v1/cards/" + id + "/move")
        .then()
        .statusCode(403);
    as("reader").body("{}").post("/v1/cards/" + id + "/cancel").then().statusCode(403);
    as("ingest-planner").get("/v1/cards").then().statusCode(403);
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH,502",
    "PERMISSION,502",
    "CONFIGURATION,502",
    "NOT_FOUND,404",
    "VALIDATION,400",
    "CONFLICT,409",
    "RATE_LIMITED,503",
    "UNAVAILABLE,503"
  })
  void whatTheBoardDoesNotDoIsAProblem(BoardFailure.Kind kind, int status) {
    board.failWith(new BoardFailure(kind, "the board says no", Duration.ofSeconds(7)));

    as("reader")
        .get("/v1/cards")
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .header("Retry-After", "7")
        .body("detail", equalTo("the board says no"))
        .body("correlation_id", containsString("-"));
  }

  @Test
  void cardsAreDescribedInTheApi() {
    as("reader")
        .get("/q/openapi?format=json")
        .then()
        .body("paths.keySet()", hasItem("/v1/cards/{id}"));
  }
}
