package io.operationscenter.execution.executions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service: changes that a person must look at before they are pushed. */
class HeldRunIT {

  private static final String PLANNER = ServedExecution.PLANNER;

  private static JsonNode run(ServedExecution execution, String ticket) throws Exception {
    execution.ask(
        PLANNER,
        "PUT",
        "/v1/executions/" + ticket,
        execution.command(
            "card",
            c -> {
              c.put("start", true);
              ((ObjectNode) c.at("/bundle/proposal/target")).putArray("allowed_paths");
            }));
    return execution.ended(ticket);
  }

  private static JsonNode waiting(ServedExecution execution) throws Exception {
    return execution.ask("reader", "GET", "/v1/approvals/waiting", "");
  }

  private static void approve(ServedExecution execution, String id) throws Exception {
    execution.ask(
        "operator",
        "PUT",
        "/v1/approvals/" + id,
        """
        {"verdict": "grant", "task_id": "card", "proposal_digest": "%s", "source": "cli",
         "given_by": "ada", "reason": "agreed"}"""
            .formatted(waiting(execution).path(0).path("proposal_digest").asText()));
  }

  private static String branches(ServedExecution execution) throws Exception {
    return ServedExecution.sh(
        execution.origin, "git for-each-ref --format='%(refname:short)' refs/heads");
  }

  private static String summary(Path folder, JsonNode ticket) throws IOException {
    Path evidence = folder.resolve("root/execution").resolve(ticket.path("evidence").asText());
    try (Stream<Path> all = Files.walk(evidence)) {
      return Files.readString(
          all.filter(path -> path.endsWith("result_summary.md")).findFirst().orElseThrow());
    }
  }

  @Test
  void anEnvironmentFileOfTheAgentWaitsForAPersonAndIsPushedOnceApproved(@TempDir Path folder)
      throws Exception {
    try (ServedExecution execution =
        ServedExecution.start(
            folder,
            "echo hello > src/greeting; echo MODE=fast > src/.env.local",
            "grep -qx hello src/greeting",
            "",
            Map.of())) {
      // When
      JsonNode held = run(execution, "ticket-1");
      JsonNode record =
          execution.ask(
              "reader", "GET", "/v1/executions/ticket-1/evidence/execution_record.json", "");
      JsonNode explained =
          execution.ask("reader", "POST", "/v1/policy/explain", "{\"run\": \"ticket-1\"}");

      // Then
      assertThat(held.path("state").asText()).as(held.toString()).isEqualTo("blocked");
      assertThat(held.at("/policy/status").asText()).isEqualTo("require_review");
      assertThat(held.at("/policy/violations/0/related_path").asText()).isEqualTo("src/.env.local");
      assertThat(held.at("/policy/violations/0/message").asText()).contains("**/.env*");
      assertThat(branches(execution)).isEqualTo("main");
      assertThat(record.at("/changed_files_evidence/status").asText()).isEqualTo("known");
      assertThat(record.at("/changed_files_evidence/files")).hasSize(2);
      assertThat(summary(folder, held))
          .contains("policy=require_review", "- Path 'src/.env.local' requires human review")
          .contains("changed_files=2");
      assertThat(explained.at("/explanation/summary").asText())
          .startsWith("REVIEW REQUIRED: Path 'src/.env.local'");
      assertThat(explained.at("/retained/status").asText()).isEqualTo("require_review");
      assertThat(explained.path("rules").toString()).contains("src/.env.local");
      assertThat(waiting(execution).path(0).path("ticket_id").asText()).isEqualTo("ticket-1");

      // When
      approve(execution, "a-1");
      JsonNode passed = run(execution, "ticket-2");

      // Then
      assertThat(passed.path("state").asText()).as(passed.toString()).isEqualTo("succeeded");
      assertThat(branches(execution)).contains("auto/card");
      assertThat(waiting(execution)).isEmpty();
    }
  }

  @Test
  void aRepositoryThatWantsEverythingReviewedIsPushedOnceAPersonAgreed(@TempDir Path folder)
      throws Exception {
    try (ServedExecution execution =
        ServedExecution.start(
            folder,
            "echo hello > src/greeting",
            "grep -qx hello src/greeting",
            "policy: {repo_policies: [{repo_key: sample, path_policy:"
                + " {default_mode: review_required}}]}\n",
            Map.of())) {
      // Given
      JsonNode blocked = run(execution, "ticket-1");
      approve(execution, "a-1");

      // When
      JsonNode ran = run(execution, "ticket-2");

      // Then
      assertThat(blocked.path("executed").asBoolean()).isFalse();
      assertThat(blocked.at("/policy/violations/0/rule_id").asText())
          .isEqualTo("path.unrestricted_writes_review");
      assertThat(ran.path("state").asText()).as(ran.toString()).isEqualTo("succeeded");
      assertThat(branches(execution)).contains("auto/card");
    }
  }

  @Test
  void onlyPlannerSaysThatACardWaitsNoLonger(@TempDir Path folder) throws Exception {
    try (ServedExecution execution =
        ServedExecution.start(
            folder,
            "true",
            "true",
            "policy: {repo_policies: [{repo_key: sample, path_policy:"
                + " {default_mode: review_required}}]}\n",
            Map.of())) {
      // Given
      run(execution, "ticket-1");
      String withdraw =
          "/v1/approvals/waiting/card/withdraw?proposal_digest="
              + waiting(execution).path(0).path("proposal_digest").asText();
      String why = "{\"by\": \"planner\", \"reason\": \"the card was moved to Cancelled\"}";

      // When // Then
      assertThat(execution.send("reader", "POST", withdraw, why).statusCode()).isEqualTo(403);
      assertThat(waiting(execution)).hasSize(1);
      assertThat(execution.ask(PLANNER, "POST", withdraw, why)).isEmpty();
      assertThat(waiting(execution)).isEmpty();
    }
  }
}
