package io.operationscenter.planner.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.operationscenter.contracts.routing.RoutingPlan;
import io.operationscenter.planner.samples.SampleRuns;
import io.operationscenter.planner.samples.StandIn.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTaskTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private CommandRun commands;

  @BeforeEach
  void standInsForTheServices() throws Exception {
    commands = new CommandRun(folder);
    commands.planner.on("POST", "/v1/plan", SampleRuns.succeeded().bundle());
  }

  @AfterEach
  void close() {
    commands.close();
  }

  private JsonNode sent() throws Exception {
    return JSON.readTree(commands.planner.asked().getFirst().body());
  }

  @Test
  void plansFromOptions() throws Exception {
    // When
    int code =
        commands.run(
            "plan",
            "--goal",
            "Fix it",
            "--task-type",
            "lint_fix",
            "--repo-key",
            "api",
            "--clone-url",
            "https://example.com/o/api.git",
            "--label",
            "a: b",
            "--label",
            "c",
            "--allowed-path",
            "src/",
            "--validation-command",
            "make test",
            "--risk-level",
            "medium");

    // Then
    assertThat(code).as(commands.err()).isZero();
    assertThat(JSON.readTree(commands.out()))
        .isEqualTo(JSON.readTree(SampleRuns.CODEC.json(SampleRuns.succeeded().bundle())));
    assertThat(sent().path("goal_text").asText()).isEqualTo("Fix it");
    assertThat(sent().path("labels")).hasSize(2);
    assertThat(sent().path("validation_commands").get(0).asText()).isEqualTo("make test");
    assertThat(sent().path("base_branch").asText()).isEqualTo("main");
  }

  @Test
  void plansFromAFileIntoAFile() throws Exception {
    // Given
    Path input =
        Files.writeString(
            folder.resolve("in.json"), "{\"goal_text\":\"g\",\"task_type\":\"docs\"}");
    Path output = folder.resolve("out.json");

    // When
    int code = commands.run("plan", "--input", input.toString(), "--output", output.toString());

    // Then
    assertThat(code).isZero();
    assertThat(commands.out()).isEmpty();
    assertThat(JSON.readTree(output.toFile()).path("run_summary").asText())
        .startsWith("proposal=788b393d");
    assertThat(sent().path("task_type").asText()).isEqualTo("docs");
  }

  @Test
  void aTableIsTheSummary() {
    commands.run("plan", "--goal", "g", "--output", "table");

    assertThat(commands.out())
        .startsWith("proposal=788b393d task=")
        .endsWith("rule=medium_implementation\n");
  }

  @Test
  void showsTheRoutesBesideTheDecision() throws Exception {
    // Given
    RoutingPlan plan = routes("\u001b[31mred");
    commands.planner.on("POST", "/v1/route-plan", plan);
    String[] asked = {"plan", "--goal", "g", "--risk", "high", "--routes", "--output"};

    // When
    int table = commands.run(with(asked, "table"));
    List<String> lines = commands.out().lines().map(line -> line.replaceAll(" +", " ")).toList();
    int json = commands.run(with(asked, "json"));

    // Then
    assertThat(table).as(commands.err()).isZero();
    assertThat(lines)
        .containsExactly(
            "ROUTE LANE/BACKEND STATUS CONFIDENCE COST CAPABILITY WHY",
            "primary claude_cli/kodo eligible 0.92 medium enhanced high risk",
            "escalation claude_cli/archon_then_kodo eligible 0.88 high workflow ␛[31mred",
            "blocked claude_cli/openclaw blocked_by_policy 0.0 high premium excluded");
    assertThat(json).isZero();
    assertThat(JSON.readTree(commands.out())).isEqualTo(JSON.readTree(SampleRuns.CODEC.json(plan)));
    assertThat(sent().path("risk_level").asText()).isEqualTo("high");
    assertThat(commands.planner.asked()).noneMatch(call -> call.path().equals("/v1/plan"));
  }

  @Test
  void routesThatNobodyKnowsAreOne() {
    commands.planner.on(
        "POST",
        "/v1/route-plan",
        _ ->
            Answer.json(
                503,
                "{\"error\":\"routing_failure\",\"error_type\":\"routing_error\",\"message\":\"away\",\"proposal_id\":\"p\",\"partial_run_id\":\"partial-1a2b3c4d\"}"));

    assertThat(commands.run("plan", "--goal", "g", "--routes")).isEqualTo(1);
    assertThat(commands.err()).contains("away");
  }

  private static String[] with(String[] some, String last) {
    String[] all = Arrays.copyOf(some, some.length + 1);
    all[some.length] = last;
    return all;
  }

  private static RoutingPlan routes(String why) {
    return SampleRuns.CODEC.read(
        RoutingPlan.class,
        """
        {"primary": {"lane": "claude_cli", "backend": "kodo", "priority": 0, "reason": "high risk",
           "eligibility_status": "eligible", "confidence": 0.92, "estimated_cost_class": "medium",
           "estimated_capability_class": "enhanced", "notes": null},
         "fallbacks": {"candidates": [], "reasoning": "none"},
         "escalations": {"candidates": [{"lane": "claude_cli", "backend": "archon_then_kodo",
           "priority": 20, "reason": "%s", "eligibility_status": "eligible", "confidence": 0.88,
           "estimated_cost_class": "high", "estimated_capability_class": "workflow",
           "notes": null}], "reasoning": "1 escalation"},
         "blocked_candidates": [{"lane": "claude_cli", "backend": "openclaw", "priority": 5,
           "reason": "excluded", "eligibility_status": "blocked_by_policy", "confidence": 0,
           "estimated_cost_class": "high", "estimated_capability_class": "premium",
           "notes": null}],
         "policy_summary": "primary=claude_cli/kodo; escalations=1; blocked=1",
         "primary_reason": "high risk", "fallback_reasoning": "none",
         "escalation_reasoning": "1 escalation", "blocked_reasoning": "Policy-blocked"}"""
            .formatted(why.replace("\u001b", "\\u001b")));
  }

  @Test
  void takesTheCloneUrlOfTheConfiguredRepository() throws Exception {
    commands.environment.put(
        "OPERATIONS_CENTER_CONFIG",
        Files.writeString(
                folder.resolve("o.yaml"),
                """
                plane: {mode: embedded}
                git: {}
                kodo: {}
                repos: {api: {clone_url: "https://example.com/o/api.git", default_branch: main}}
                """)
            .toString());

    commands.run("plan", "--goal", "g", "--repo-key", "api");

    assertThat(sent().path("clone_url").asText()).isEqualTo("https://example.com/o/api.git");
  }

  @Test
  void aRoutingFailureIsPrintedAndOne() throws Exception {
    // Given
    String failure =
        "{\"error\":\"routing_failure\",\"error_type\":\"routing_error\",\"message\":\"SwitchBoard is away\",\"proposal_id\":\"p\",\"partial_run_id\":\"partial-1a2b3c4d\"}";
    commands.planner.on("POST", "/v1/plan", _ -> Answer.json(503, failure));

    // When
    int code = commands.run("plan", "--goal", "g");

    // Then
    assertThat(code).isEqualTo(1);
    assertThat(JSON.readTree(commands.out())).isEqualTo(JSON.readTree(failure));
    assertThat(commands.err()).contains("SwitchBoard is away");
  }

  @Test
  void anotherUnavailabilityIsFour() {
    commands.planner.on("POST", "/v1/plan", _ -> Answer.problem(503, "starting"));

    assertThat(commands.run("plan", "--goal", "g")).isEqualTo(4);
  }

  @Test
  void saysWhatIsWrongWithTheInput() throws Exception {
    Path broken = Files.writeString(folder.resolve("in.json"), "{");
    Path unknown =
        Files.writeString(
            folder.resolve("u.json"), "{\"goal_text\":1,\"task_type\":\"x\",\"golas\":2}");

    assertThat(commands.run("plan", "--input", broken.toString())).isEqualTo(2);
    assertThat(commands.err()).contains("is no JSON");
    assertThat(commands.run("plan", "--input", unknown.toString())).isEqualTo(2);
    assertThat(commands.err()).contains("goal_text", "golas");
    assertThat(commands.run("plan", "--input", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(commands.planner.asked()).isEmpty();
  }
}
