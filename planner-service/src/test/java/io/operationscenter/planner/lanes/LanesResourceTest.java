package io.operationscenter.planner.lanes;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.operationscenter.planner.samples.PlannerProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lanes over REST, in a service without an operator's file. */
@QuarkusTest
@TestProfile(PlannerProfile.class)
class LanesResourceTest {

  private static RequestSpecification as(String edge) {
    return given()
        .contentType(ContentType.JSON)
        .header("Authorization", "Bearer " + PlannerProfile.token(edge));
  }

  @AfterEach
  void enable() {
    as("operator").post("/v1/lanes/goal/watch").then().statusCode(200);
  }

  @Test
  void namesEveryLaneAndWhetherItIsBuilt() {
    as("reader")
        .get("/v1/lanes")
        .then()
        .statusCode(200)
        .body("role", contains("goal", "test", "improve", "propose"))
        .body("enabled", contains(true, false, false, false))
        .body("[0].last_action", equalTo("not_configured"))
        .body("[1].message", equalTo("this lane is not built yet"));
  }

  @Test
  void aStoppedLaneStaysStoppedUntilItIsWatchedAgain() {
    // When
    as("operator").post("/v1/lanes/goal/stop").then().statusCode(200);

    // Then
    as("reader").get("/v1/lanes/goal").then().body("enabled", equalTo(false));
    as("operator").post("/v1/lanes/goal/watch").then().body("enabled", equalTo(true));
    as("reader").get("/v1/lanes/goal").then().body("enabled", equalTo(true));
  }

  @Test
  void aReaderSteersNothing() {
    as("reader").post("/v1/lanes/goal/stop").then().statusCode(403);
    as("reader").body("{}").post("/v1/lanes/goal/run").then().statusCode(403);
    as("reader").get("/v1/lanes/goal").then().body("enabled", equalTo(true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"test", "improve", "propose"})
  void aLaneThatIsNotBuiltSaysSo(String role) {
    as("operator")
        .post("/v1/lanes/" + role + "/watch")
        .then()
        .statusCode(409)
        .body("detail", containsString("not built yet"));
  }

  @Test
  void anUnknownLaneIsNone() {
    as("reader")
        .get("/v1/lanes/poetry")
        .then()
        .statusCode(404)
        .body("detail", containsString("'poetry'"));
  }

  @Test
  void nothingRunsWithoutAConfiguration() {
    as("operator")
        .body("{}")
        .post("/v1/lanes/goal/run")
        .then()
        .statusCode(503)
        .body("detail", containsString("No configuration"));
  }
}
