package io.operationscenter.planner.controlroom;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;

import io.operationscenter.planner.samples.PlannerProfile;
import io.operationscenter.planner.samples.SampleRuns;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(PlannerProfile.class)
class ControlRoomTest {

  private static final String RUN = "/runs/" + SampleRuns.TICKET;

  private static RequestSpecification as(String edge) {
    return given()
        .redirects()
        .follow(false)
        .header("Authorization", "Bearer " + PlannerProfile.token(edge));
  }

  private static RequestSpecification browser() {
    return given().redirects().follow(false);
  }

  private static String link() {
    return as("operator").post("/v1/login-links").then().statusCode(200).extract().path("path");
  }

  private static RequestSpecification signedIn() {
    Cookie cookie = browser().get(link()).detailedCookie(SessionCookie.NAME);
    return browser().cookie(SessionCookie.NAME, cookie.getValue());
  }

  @Test
  void onlyTheOperatorGetsALink() {
    as("reader").post("/v1/login-links").then().statusCode(403);
    given().post("/v1/login-links").then().statusCode(401);
  }

  @Test
  void aLinkSetsACookieThatScriptsAndOtherSitesCannotUse() {
    // When
    Response answer = browser().get(link());

    // Then
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.header("Location")).endsWith("/runs");
    Cookie cookie = answer.detailedCookie(SessionCookie.NAME);
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getSameSite()).isEqualTo("Strict");
    assertThat(cookie.getPath()).isEqualTo("/");
    assertThat(cookie.getMaxAge()).isPositive();
  }

  @Test
  void aLinkLeadsToTheNamedRun() {
    Response answer = browser().get(link() + "&run=" + SampleRuns.TICKET + "/../x");

    assertThat(answer.header("Location")).endsWith(RUN + "%2F..%2Fx");
  }

  @Test
  void aLinkWorksOnce() {
    // Given
    String link = link();
    browser().get(link).then().statusCode(303);

    // When
    Response again = browser().get(link);

    // Then
    assertThat(again.statusCode()).isEqualTo(401);
    assertThat(again.detailedCookie(SessionCookie.NAME)).isNull();
    assertThat(again.body().asString()).contains("operations-center login");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/runs", "/runs/x", "/runs/x/evidence/y", "/login", "/login?code=x"})
  void withoutASessionPagesSayHowToSignIn(String path) {
    browser()
        .get(path)
        .then()
        .statusCode(401)
        .contentType("text/html")
        .header("WWW-Authenticate", "Bearer realm=\"operations-center\"")
        .body(containsString("operations-center login"));
  }

  @Test
  void theBareAddressLeadsToTheRuns() {
    assertThat(signedIn().get("/").header("Location")).endsWith("/runs");
    assertThat(as("reader").get("/").statusCode()).isEqualTo(303);
  }

  @Test
  void aForgottenSessionIsSignedOut() {
    browser().cookie(SessionCookie.NAME, "made-up").get("/runs").then().statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/cards", "/v1/about", "/q/health/ready", "/q/metrics"})
  void aSessionOpensPagesOnly(String path) {
    signedIn().get(path).then().statusCode(401);
  }

  @Test
  void aWrongTokenIsNotSavedByASession() {
    signedIn()
        .header("Authorization", "Bearer wrong")
        .get("/runs")
        .then()
        .statusCode(401)
        .contentType("application/problem+json");
  }

  @Test
  void showsARunAsATimeline() {
    signedIn()
        .get(RUN)
        .then()
        .statusCode(200)
        .contentType("text/html")
        .body(
            containsString("Greet people by their name"),
            containsString("medium_implementation"),
            containsString("allow_with_warnings"),
            containsString("branch.name_pattern"),
            containsString("reserved"),
            containsString("settled"),
            containsString("process"),
            containsString("validation attempt 1 failed"),
            containsString("validation attempt 2 passed"),
            containsString("greet.sh"),
            containsString("4f1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f708192"),
            containsString(RUN + "/evidence/diff.patch"),
            containsString("ALLOWED WITH WARNINGS: the branch has a name of its own"),
            containsString(SampleRuns.seal().head()),
            containsString(String.valueOf(SampleRuns.seal().previous())),
            containsString(SampleRuns.seal().links().getFirst().digest()),
            not(containsString("http-equiv")));
  }

  @Test
  void aRunThatGoesOnAsksAgain() {
    signedIn()
        .get("/runs/live")
        .then()
        .statusCode(200)
        .body(containsString("http-equiv=\"refresh\""));
  }

  @Test
  void showsWhyARunWasRefused() {
    signedIn()
        .get("/runs/refused")
        .then()
        .body(
            containsString("repo_budget_exceeded"),
            containsString("0 of 0 executions"),
            stringContainsInOrder(
                "<dt>Window</dt>", "daily", "<dt>Limit</dt>", "0", "<dt>Current</dt>", "0"),
            stringContainsInOrder("<dt>Asked again</dt>", "after 2026-03-02T10:00:00Z"));
  }

  @Test
  void aBranchThatFailedValidationIsADraft() {
    signedIn().get("/runs/draft").then().body(containsString("as a draft: validation fails"));
  }

  @Test
  void showsTheFirstTwoHundredFilesOfMany() {
    String page = signedIn().get("/runs/wide").then().statusCode(200).extract().asString();

    assertThat(page)
        .contains("20000 file(s)", "src/f00200", "+19800 more")
        .doesNotContain("src/f00201");
  }

  @Test
  void isNoSurerOfTheChangedFilesThanTheEvidence() {
    signedIn()
        .get("/runs/uncertain")
        .then()
        .body(containsString("<dd>unknown (backend did not report changed files)</dd>"));
  }

  @Test
  void listsRunsWithAWayToOlderOnes() {
    signedIn()
        .get("/runs")
        .then()
        .statusCode(200)
        .body(
            containsString(RUN),
            containsString("repo_budget_exceeded"),
            containsString("interrupted"),
            containsString("<td>unvalidated</td>"),
            not(containsString("backend_error")),
            containsString("/runs?before=next-1"));
  }

  @Test
  void wordsFromOutsideAreTextAndNeverMarkup() {
    String page = signedIn().get("/runs/hostile").then().statusCode(200).extract().asString();

    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .contains("&lt;img src=x onerror=alert(2)&gt;")
        .contains("&lt;U+202E&gt;")
        .doesNotContain("\u202e")
        .doesNotContain("<script")
        .doesNotContain("<img");
  }

  @Test
  void evidenceIsAlwaysText() {
    Response file = signedIn().get(RUN + "/evidence/diff.patch");

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.contentType()).isEqualToIgnoringWhitespace("text/plain; charset=utf-8");
    assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(file.body().asString()).isEqualTo("<script>alert(3)</script>\n+ä");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/runs", RUN_PATH, "/login", "/control-room.css"})
  void pagesForbidScriptsFramesAndCaches(String path) {
    Response page = signedIn().get(path);

    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe")
        .doesNotContain("script-src");
    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.body().asString()).doesNotContain("<script").doesNotContain(" style=");
  }

  private static final String RUN_PATH = "/runs/" + SampleRuns.TICKET;

  @Test
  void anUnknownRunIsAPageToo() {
    signedIn()
        .get("/runs/unknown")
        .then()
        .statusCode(404)
        .contentType("text/html")
        .body(containsString("There is no run unknown."));
  }

  @Test
  void executionThatGivesNoAnswerIsAPageToo() {
    signedIn()
        .get("/runs/away")
        .then()
        .statusCode(503)
        .contentType("text/html")
        .body(containsString("the store is locked"));
  }

  @Test
  void theStyleSheetNeedsNoSession() {
    browser().get("/control-room.css").then().statusCode(200).contentType("text/css");
  }

  @Test
  void aReadersTokenOpensPagesForPrograms() {
    as("reader").get(RUN).then().statusCode(200);
  }
}
