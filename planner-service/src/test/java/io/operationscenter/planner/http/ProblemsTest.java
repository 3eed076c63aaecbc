package io.operationscenter.planner.http;

import static io.operationscenter.planner.http.ShellProfile.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Every refusal and failure is one RFC 9457 problem. */
@QuarkusTest
@TestProfile(ShellProfile.class)
class ProblemsTest {

  @TestHTTPResource("/probe/length")
  URI length;

  private static RequestSpecification operator() {
    return given().auth().preemptive().oauth2(token("operator"));
  }

  private static ValidatableResponse isProblem(
      ValidatableResponse answer, int status, String slug) {
    String id = answer.extract().header("X-Correlation-Id");
    return answer
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:operations-center:problem:" + slug))
        .body("status", equalTo(status))
        .body("correlation_id", equalTo(id));
  }

  @Test
  void anUnknownPath() {
    isProblem(operator().get("/v1/nothing?x=1").then(), 404, "not-found")
        .body("instance", equalTo("/v1/nothing"));
    isProblem(operator().get("/nothing").then(), 404, "not-found");
    isProblem(operator().get("/q/nothing").then(), 404, "not-found");
  }

  @Test
  void anotherMethod() {
    isProblem(operator().delete("/v1/about").then(), 405, "method-not-allowed");
  }

  @Test
  void anotherMediaTypeWanted() {
    isProblem(operator().accept("text/html").get("/v1/about").then(), 406, "not-acceptable");
  }

  @Test
  void anotherMediaTypeSent() {
    isProblem(
        operator().contentType("application/xml").body("<a/>").post("/probe/about").then(),
        415,
        "unsupported-media-type");
  }

  @Test
  void malformedJson() {
    isProblem(
            operator()
                .contentType("application/json")
                .body("{\n \"service\": hunter2}")
                .post("/probe/about")
                .then(),
            400,
            "malformed-json")
        .body("detail", containsString("line 2"))
        .body(not(containsString("hunter2")));
  }

  @Test
  void jsonThatBreaksItsContract() {
    isProblem(
            operator()
                .contentType("application/json")
                .body("{\"service\":\"\",\"version\":5,\"commit\":\"c\",\"runtime\":\"jvm\"}")
                .post("/probe/about")
                .then(),
            422,
            "contract-violation")
        .body("errors.path", containsInAnyOrder("service", "version", "contracts_version"));
  }

  @Test
  void parametersThatBreakTheirRules() {
    isProblem(operator().get("/probe/number?n=0&m=9").then(), 400, "invalid-request")
        .body("errors.path", containsInAnyOrder("n", "m"));
  }

  @Test
  void aBodyThatSaysItIsTooLarge() {
    isProblem(
        operator()
            .contentType("text/plain")
            .body("x".repeat(ShellProfile.BODY_LIMIT + 1))
            .post("/probe/length")
            .then(),
        413,
        "body-too-large");
  }

  @Test
  void aBodyThatTurnsOutToBeTooLarge() throws Exception {
    String text = "x".repeat(ShellProfile.BODY_LIMIT + 1);
    HttpRequest chunked =
        HttpRequest.newBuilder(length)
            .header("Authorization", "Bearer " + token("operator"))
            .header("Content-Type", "text/plain")
            .POST(
                HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofString(text)))
            .build();

    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpResponse<String> answer = http.send(chunked, HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void aFaultOfOursWithoutItsInternals() {
    isProblem(operator().get("/probe/fault").then(), 500, "internal-error")
        .body(not(containsString("secret")))
        .body(not(containsString("IllegalState")));
  }
}
