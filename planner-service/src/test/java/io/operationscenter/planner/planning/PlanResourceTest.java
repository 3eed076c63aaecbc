package io.operationscenter.planner.planning;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.operationscenter.planner.routing.switchboard.StandInSwitchBoard;
import io.operationscenter.planner.routing.switchboard.StandInSwitchBoard.Reply;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code POST /v1/plan} of a running planner, SwitchBoard on a real socket (spec 01 §7). */
@QuarkusTest
@TestProfile(PlanResourceTest.Profile.class)
@QuarkusTestResource(value = PlanResourceTest.Board.class, restrictToAnnotatedClass = true)
class PlanResourceTest {

  private static final Path HOME =
      Path.of(System.getProperty("module.directory", "."), "target", "plan-test");
  private static final String CONTEXT =
      """
      {"goal_text": "Fix all ruff lint errors in src/", "task_type": "lint_fix",
       "repo_key": "api-service", "clone_url": "https://github.com/org/api-service.git"}
      """;

  /** A data root of its own. */
  public static class Profile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("operations-center.home", HOME.toString());
    }
  }

  /** SwitchBoard for the time of the tests. */
  public static class Board implements QuarkusTestResourceLifecycleManager {
    static @Nullable StandInSwitchBoard board;

    @Override
    public Map<String, String> start() {
      try {
        StandInSwitchBoard started = StandInSwitchBoard.start();
        board = started;
        return Map.of("OPERATIONS_CENTER_SWITCHBOARD_URL", started.url());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void stop() {
      try {
        if (board != null) {
          board.close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    static StandInSwitchBoard board() {
      return Objects.requireNonNull(board);
    }
  }

  @BeforeEach
  void answerUsually() {
    Board.board().replyAlways(StandInSwitchBoard.DECIDE);
  }

  private static ValidatableResponse plan(String edge, String body) {
    return post("/v1/plan", edge, body);
  }

  private static ValidatableResponse post(String resource, String edge, String body) {
    try {
      String token = Files.readString(HOME.resolve("secrets").resolve(edge + ".token")).strip();
      return given()
          .auth()
          .preemptive()
          .oauth2(token)
          .contentType("application/json")
          .body(body)
          .post(resource)
          .then();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long partialRuns() throws IOException {
    Path runs = HOME.resolve("planner").resolve("runs");
    if (!Files.isDirectory(runs)) {
      return 0;
    }
    try (var kept = Files.list(runs)) {
      return kept.count();
    }
  }

  @Test
  void refusesABodyThatNestsTooDeep() {
    plan("operator", "[".repeat(2_000))
        .statusCode(400)
        .body("detail", containsString("nests deeper"));
  }

  @Test
  void answersTheBundleAndWritesNothing() throws IOException {
    long before = partialRuns();

    plan("operator", CONTEXT)
        .statusCode(200)
        .body("proposal.task_id", equalTo("auto-lint-fix-09a7ea25"))
        .body("decision.selected_lane", equalTo("aider_local"))
        .body("decision.policy_rule_matched", equalTo("local_low_risk"))
        .body("context.goal_text", equalTo("Fix all ruff lint errors in src/"))
        .body("run_summary", containsString("lane=aider_local backend=direct_local"));

    assertThat(partialRuns()).isEqualTo(before);
  }

  @Test
  void answersTheFailureEnvelopeAndKeepsOnePartialRunHoweverOftenItIsAsked() throws IOException {
    // Given
    Board.board().replyAlways(new Reply.Exactly(500, "text/plain", "Internal Server Error"));

    // When
    String run = unrouted();
    long kept = partialRuns();
    String again = unrouted();

    // Then
    Path folder = HOME.resolve("planner/runs").resolve(run);
    assertThat(folder.resolve("proposal.json")).isRegularFile();
    assertThat(folder.resolve("run_metadata.json")).isRegularFile();
    assertThat(again).isEqualTo(run);
    assertThat(partialRuns()).isEqualTo(kept);
  }

  private static String unrouted() {
    return plan("operator", CONTEXT)
        .statusCode(503)
        .contentType("application/json")
        .body("error", equalTo("routing_failure"))
        .body("error_type", equalTo("routing_error"))
        .body("message", containsString("answered 500"))
        .body("proposal_id", matchesPattern("[0-9a-f-]{36}"))
        .body("partial_run_id", matchesPattern("partial-[0-9a-f]{8}"))
        .extract()
        .path("partial_run_id");
  }

  @Test
  void answersWhatThereIsBesidesTheDecisionAndWritesNothing() throws IOException {
    long before = partialRuns();

    post(
            "/v1/route-plan",
            "operator",
            CONTEXT.replace("\"lint_fix\"", "\"bug_fix\", \"risk_level\": \"high\""))
        .statusCode(200)
        .body("primary.lane", equalTo("claude_cli"))
        .body("primary.backend", equalTo("kodo"))
        .body("primary.priority", equalTo(0))
        .body("fallbacks.candidates.size()", equalTo(0))
        .body("escalations.candidates[0].backend", equalTo("archon_then_kodo"))
        .body("escalations.candidates[0].estimated_capability_class", equalTo("workflow"))
        .body("blocked_candidates.size()", equalTo(0))
        .body("policy_summary", equalTo("primary=claude_cli/kodo; escalations=1"));

    assertThat(partialRuns()).isEqualTo(before);
  }

  @Test
  void labelsBlockRoutes() {
    post(
            "/v1/route-plan",
            "operator",
            CONTEXT.replace("\"lint_fix\"", "\"lint_fix\", \"labels\": [\"local_only\"]"))
        .statusCode(200)
        .body("primary.backend", equalTo("direct_local"))
        .body("blocked_candidates.size()", equalTo(2))
        .body("blocked_candidates[0].eligibility_status", equalTo("blocked_by_constraint"));
  }

  @Test
  void routesThatAreNoneAreTheFailureEnvelope() {
    // Given
    Board.board()
        .replyAlways(
            new Reply.Exactly(200, "application/json", "{\"primary\": {\"lane\": \"x\"}}"));

    // Then
    post("/v1/route-plan", "operator", CONTEXT)
        .statusCode(503)
        .body("error", equalTo("routing_failure"))
        .body("message", startsWith("SwitchBoard's answer is no routing plan: "))
        .body("partial_run_id", matchesPattern("partial-[0-9a-f]{8}"));
    post("/v1/route-plan", "reader", CONTEXT).statusCode(403);
    post("/v1/route-plan", "operator", "{\"goal\": \"x\"}").statusCode(422);
  }

  @Test
  void everyMissingEssentialIsNamed() {
    plan("operator", "{\"goal_text\": \" \", \"task_type\": \"lint_fix\"}")
        .statusCode(400)
        .contentType("application/problem+json")
        .body(
            "detail",
            equalTo(
                "PlanningContext validation failed: goal_text must not be empty; "
                    + "repo_key must not be empty; clone_url must not be empty"));
  }

  @Test
  void aCloneUrlWithASecretIsRefusedWithoutRepeatingIt() {
    plan("operator", CONTEXT.replace("github.com", "user:hunter2@github.com"))
        .statusCode(400)
        .body(containsString("clone_url"))
        .body(not(containsString("hunter2")));
  }

  @Test
  void everyFaultOfTheProposalIsNamed() {
    plan(
            "operator",
            CONTEXT.replace(
                "\"lint_fix\"", "\"lint_fix\", \"risk_level\": \"hihg\", \"timeout_seconds\": 0"))
        .statusCode(400)
        .body("detail", containsString("risk_level"))
        .body("detail", containsString("constraints.timeout_seconds"));
  }

  @Test
  void aBodyThatIsNoContextListsEveryFault() {
    plan("operator", "{\"goal\": \"x\", \"timeout_seconds\": \"soon\"}")
        .statusCode(422)
        .body("errors.path", hasItem("goal"))
        .body("errors.path", hasItem("timeout_seconds"))
        .body("errors.path", hasItem("goal_text"));
  }

  @Test
  void aReaderPlansNothing() {
    plan("reader", CONTEXT).statusCode(403).body("type", startsWith("urn:"));
  }

  @Test
  void readinessNamesSwitchBoard() throws IOException {
    String token = Files.readString(HOME.resolve("secrets").resolve("reader.token")).strip();
    given()
        .auth()
        .preemptive()
        .oauth2(token)
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'planner' }.data.switchboard", startsWith("remote"));
  }
}
