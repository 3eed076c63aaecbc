package io.operationscenter.planner.http;

import static io.operationscenter.planner.http.ShellProfile.token;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.operationscenter.kit.edge.Edge;
import io.operationscenter.kit.service.Service;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, and where (design §6). */
@QuarkusTest
@TestProfile(ShellProfile.class)
class CredentialsTest {

  private static RequestSpecification as(String edge) {
    return given().auth().preemptive().oauth2(token(edge));
  }

  @Test
  void livenessIsOpen() {
    given().get("/q/health/live").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/q/health/ready",
        "/q/health",
        "/q/health/started",
        "/q/health/live/x",
        "/q/health/live/../ready",
        "/q/health/live/%2e%2e/ready",
        "/q/health/live;x/../ready",
        "/q/metrics",
        "//q/metrics",
        "/q/openapi",
        "/q",
        "/v1/about",
        "/v1/about/",
        "/v1/peers",
        "/probe/operate",
        "/forgotten",
        "/no/such/path"
      })
  void everyOtherPathIsClosed(String path) {
    given()
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", startsWith("Bearer"))
        .body("type", equalTo("urn:operations-center:problem:unauthenticated"));
  }

  @Test
  void aPageIsClosedInWordsForPeople() {
    given()
        .get("/")
        .then()
        .statusCode(401)
        .contentType("text/html")
        .body(containsString("Nobody is signed in here"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer ",
        "Bearer wrong-token",
        "Bearer a b",
        "Basic b3BlcmF0b3I6b3BlcmF0b3I=",
        "bearer",
        "Bearer ../../secrets/operator.token"
      })
  void aWrongCredentialIsRefusedAndNotRepeated(String header) {
    String secretPart = header.length() > 8 ? header.substring(7) : "never in the answer";
    given()
        .header("Authorization", header)
        .get("/v1/about")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body(not(containsString(secretPart)));
  }

  @Test
  void twoCredentialsAreNone() {
    given()
        .header("Authorization", "Bearer " + token("reader"))
        .header("Authorization", "Bearer " + token("operator"))
        .get("/v1/about")
        .then()
        .statusCode(401);
  }

  @Test
  void everyEdgeThatLeadsHereGetsIn() {
    Edge.into(Service.PLANNER)
        .forEach(edge -> as(edge.id()).get("/v1/about").then().statusCode(200));
  }

  @ParameterizedTest
  @ValueSource(strings = {"planner-execution", "planner-review"})
  void aTokenOfAnEdgeThatLeadsElsewhereIsNone(String edge) {
    as(edge).get("/v1/about").then().statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reader", "ingest-planner"})
  void anEdgeOnlyDoesWhatItIncludes(String edge) {
    as(edge)
        .get("/probe/operate")
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:operations-center:problem:forbidden"));
  }

  @Test
  void theOperatorOperates() {
    as("operator").get("/probe/operate").then().statusCode(200).body(equalTo("done"));
  }

  @Test
  void anEndpointWithoutAnOperationIsClosedToEverybody() {
    as("operator").get("/forgotten").then().statusCode(403);
  }

  @Test
  void aWrongCredentialIsCounted() {
    given().auth().preemptive().oauth2("wrong").get("/v1/about").then().statusCode(401);

    as("reader")
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("opscenter_edge_refused_total"));
  }
}
