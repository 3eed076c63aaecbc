package io.operationscenter.planner.http;

import static io.operationscenter.planner.http.ShellProfile.token;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person or a dashboard can ask. */
@QuarkusTest
@TestProfile(ShellProfile.class)
class ObservationTest {

  private static RequestSpecification reader() {
    return given().auth().preemptive().oauth2(token("reader"));
  }

  @Test
  void readinessNamesTheService() {
    reader()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("status", equalTo("UP"))
        .body("checks.name", hasItems("planner"));
  }

  @Test
  void metricsTellWhichBinaryRuns() {
    reader()
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("opscenter_service_info{"))
        .body(containsString("service=\"planner\""));
  }

  @Test
  void theApiIsDescribedWithItsProblemsAndCredential() {
    reader()
        .accept("application/json")
        .get("/q/openapi")
        .then()
        .statusCode(200)
        .body("info.title", equalTo("OperationsCenter planner"))
        .body("info.license.name", equalTo("AGPL-3.0-only"))
        .body("components.schemas.Problem.properties.correlation_id", notNullValue())
        .body("components.schemas.About.properties.contracts_version", notNullValue())
        .body("components.securitySchemes.edge.scheme", equalTo("bearer"))
        .body("paths.'/v1/about'.get.responses.default.content", notNullValue());
  }

  @Test
  void peersThatAreAwayAreNamed() {
    reader()
        .get("/v1/peers")
        .then()
        .statusCode(200)
        .body("edge", equalTo(List.of("self", "planner-execution", "planner-review")))
        .body("[0].about.service", equalTo("planner"))
        .body("[1].fault", containsString("20411"));
  }
}
