package io.operationscenter.execution.executions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acceptance checks 1 and 5 of spec 03 §11 with the packaged service. */
class PolicyAcceptanceIT {

  private static final String PLANNER = ServedExecution.PLANNER;
  private static final String HUMAN =
      "policy: {repo_policies: [{repo_key: sample, review_requirement:"
          + " {autonomous_allowed: false, blocked_without_human: true}}]}\n";

  private static Consumer<ObjectNode> proposal(Consumer<ObjectNode> change) {
    return command -> change.accept((ObjectNode) command.at("/bundle/proposal"));
  }

  private static Consumer<ObjectNode> paths(String... paths) {
    return proposal(
        p -> {
          var allowed = ((ObjectNode) p.at("/target")).putArray("allowed_paths");
          List.of(paths).forEach(allowed::add);
        });
  }

  @Test
  void check1WhatPolicyHoldsBackTouchesNothingAndLeavesARecord(@TempDir Path folder)
      throws Exception {
    try (ServedExecution execution =
        ServedExecution.start(folder, "touch src/ran", "true", "", Map.of())) {
      heldBack(execution, folder, "feature", proposal(p -> p.put("task_type", "feature")));
      heldBack(execution, folder, "risky", proposal(p -> p.put("risk_level", "high")));
      heldBack(execution, folder, "keys", paths("src/../.ssh/"));
    }
  }

  @Test
  void check1ARepositoryThatIsBlockedWithoutAHumanRunsOnceAPersonAgreed(@TempDir Path folder)
      throws Exception {
    try (ServedExecution execution =
        ServedExecution.start(
            folder, "echo hello > src/greeting", "grep -qx hello src/greeting", HUMAN, Map.of())) {
      // Given
      String ticket = heldBack(execution, folder, "card", _ -> {});
      JsonNode waiting = execution.ask("reader", "GET", "/v1/approvals/waiting", "").path(0);
      assertThat(waiting.path("ticket_id").asText()).isEqualTo(ticket);
      assertThat(waiting.path("violations").toString()).contains("review.blocked_without_human");

      // When
      execution.ask(
          "operator",
          "PUT",
          "/v1/approvals/a-1",
          """
          {"verdict": "grant", "task_id": "card", "proposal_digest": "%s", "source": "cli",
           "given_by": "ada", "reason": "agreed"}"""
              .formatted(waiting.path("proposal_digest").asText()));
      execution.ask(
          PLANNER,
          "PUT",
          "/v1/executions/ticket-again",
          execution.command("card", c -> c.put("start", true)));

      // Then
      assertThat(execution.ended("ticket-again").path("state").asText()).isEqualTo("succeeded");
      assertThat(execution.ask("reader", "GET", "/v1/approvals/a-1", "").path("ticket_id").asText())
          .isEqualTo("ticket-again");
    }
  }

  @Test
  void check5NothingOutsideOfTheAllowedPathsIsPushedAndSrcEqualsSrcSlash(@TempDir Path folder)
      throws Exception {
    try (ServedExecution execution =
        ServedExecution.start(
            folder,
            "if grep -q escape \"$1\"; then echo x > src/../outside; fi; echo hello > src/greeting",
            "grep -qx hello src/greeting",
            "",
            Map.of())) {
      // When
      JsonNode outside =
          ran(execution, "t-1", paths("src/").andThen(goal("Let the greeting escape")));
      JsonNode slash = ran(execution, "t-2", paths("src/").andThen(goal("Mend the greeting")));
      JsonNode plain = ran(execution, "t-3", paths("src").andThen(goal("Mend the greeting")));

      // Then
      assertThat(outside.at("/result/failure_category").asText())
          .as(outside.toString())
          .isEqualTo("scope_violation");
      assertThat(outside.at("/result/failure_reason").asText()).contains("outside");
      assertThat(slash.path("state").asText()).as(slash.toString()).isEqualTo("succeeded");
      assertThat(plain.path("state").asText()).as(plain.toString()).isEqualTo("succeeded");
      assertThat(
              ServedExecution.sh(
                  execution.origin, "git for-each-ref --format='%(refname:short)' refs/heads"))
          .doesNotContain("t-1")
          .contains("t-2", "t-3");
    }
  }

  private static Consumer<ObjectNode> goal(String goal) {
    return proposal(p -> p.put("goal_text", goal));
  }

  private static JsonNode ran(ServedExecution execution, String task, Consumer<ObjectNode> change)
      throws Exception {
    execution.ask(
        PLANNER,
        "PUT",
        "/v1/executions/ticket-" + task,
        execution.command(task, change.andThen(c -> c.put("start", true))));
    return execution.ended("ticket-" + task);
  }

  private static String heldBack(
      ServedExecution execution, Path folder, String task, Consumer<ObjectNode> change)
      throws Exception {
    String path = "/v1/executions/ticket-" + task;
    execution.ask(PLANNER, "PUT", path, execution.command(task, change));
    JsonNode ticket = execution.ended("ticket-" + task);
    String run = ticket.path("run_id").asText();
    JsonNode record = execution.ask("reader", "GET", path + "/evidence/execution_record.json", "");
    String summary = fileOf(folder, ticket, "result_summary.md");
    assertThat(ticket.path("state").asText()).as(ticket.toString()).isEqualTo("blocked");
    assertThat(ticket.at("/result/status").asText()).isEqualTo("skipped");
    assertThat(ticket.at("/result/failure_category").asText()).isEqualTo("policy_blocked");
    assertThat(List.of(run, ticket.at("/result/run_id").asText(), record.path("run_id").asText()))
        .containsOnly(run)
        .doesNotContain("");
    assertThat(summary).contains("final_status: skipped", "outcome_status: blocked");
    assertThat(filesBelow(folder.resolve("root"), "workspaces", "mirrors")).isEmpty();
    return "ticket-" + task;
  }

  private static String fileOf(Path folder, JsonNode ticket, String name) throws IOException {
    Path evidence = folder.resolve("root/execution").resolve(ticket.path("evidence").asText());
    try (Stream<Path> all = Files.walk(evidence)) {
      return Files.readString(all.filter(path -> path.endsWith(name)).findFirst().orElseThrow());
    }
  }

  /** Of every folder of such a name, wherever it lies. */
  private static List<Path> filesBelow(Path root, String... names) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(
              path ->
                  List.of(names).contains(String.valueOf(path.getParent().getFileName()))
                      && !path.startsWith(root.resolve("execution/runs")))
          .toList();
    }
  }
}
