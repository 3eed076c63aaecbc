package io.operationscenter.execution.executions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service: who may say yes, and what policy answers, over HTTP. */
class ApprovalsIT {

  private static final String PLANNER = ServedExecution.PLANNER;
  private static final String OPERATOR = "operator";

  private static String verdict(JsonNode waiting, String source) {
    return """
        {"verdict": "grant", "task_id": "%s", "proposal_digest": "%s", "source": "%s",
         "given_by": "ada", "reason": "agreed"}"""
        .formatted(
            waiting.path("task_id").asText(), waiting.path("proposal_digest").asText(), source);
  }

  private static int status(
      ServedExecution execution, String edge, String method, String path, String body)
      throws Exception {
    return execution.send(edge, method, path, body).statusCode();
  }

  @Test
  void aFeatureRunsOnceWhenAPersonSaidSo(@TempDir Path folder) throws Exception {
    try (ServedExecution execution =
        ServedExecution.start(
            folder, "echo hello > src/greeting", "grep -qx hello src/greeting", "", Map.of())) {
      // Given
      String feature =
          execution.command(
              "task-1", c -> ((ObjectNode) c.at("/bundle/proposal")).put("task_type", "feature"));
      JsonNode blocked = execution.ask(PLANNER, "PUT", "/v1/executions/ticket-0001", feature);
      JsonNode waiting = execution.ask("reader", "GET", "/v1/approvals/waiting", "").path(0);

      // When // Then: each speaks for its own people only
      assertThat(blocked.path("state").asText()).isEqualTo("blocked");
      assertThat(waiting.path("ticket_id").asText()).isEqualTo("ticket-0001");
      assertThat(status(execution, PLANNER, "PUT", "/v1/approvals/a-1", verdict(waiting, "cli")))
          .isEqualTo(403);
      assertThat(status(execution, OPERATOR, "PUT", "/v1/approvals/a-1", verdict(waiting, "label")))
          .isEqualTo(403);
      assertThat(status(execution, "reader", "PUT", "/v1/approvals/a-1", verdict(waiting, "cli")))
          .isEqualTo(403);
      assertThat(
              status(
                  execution,
                  "review-execution",
                  "PUT",
                  "/v1/approvals/a-1",
                  verdict(waiting, "cli")))
          .isEqualTo(403);
      assertThat(status(execution, OPERATOR, "PUT", "/v1/approvals/a-1", "{}")).isEqualTo(422);

      // When
      execution.ask(OPERATOR, "PUT", "/v1/approvals/a-1", verdict(waiting, "cli"));
      JsonNode admitted =
          execution.ask(
              PLANNER,
              "PUT",
              "/v1/executions/ticket-0002",
              execution.command(
                  "task-1",
                  c -> {
                    c.put("start", true);
                    ((ObjectNode) c.at("/bundle/proposal")).put("task_type", "feature");
                  }));
      JsonNode ran = execution.ended("ticket-0002");
      JsonNode again = execution.ask(PLANNER, "PUT", "/v1/executions/ticket-0003", feature);

      // Then
      assertThat(admitted.path("state").asText()).isEqualTo("queued");
      assertThat(ran.path("state").asText()).as(ran.toString()).isEqualTo("succeeded");
      assertThat(again.path("state").asText()).isEqualTo("blocked");
      JsonNode account = execution.ask("reader", "GET", "/v1/executions/ticket-0002/account", "");
      assertThat(account.at("/approval/state").asText()).isEqualTo("used");
      assertThat(account.path("evidence_files").toString()).contains("\"approval.json\"");
      JsonNode sealed =
          execution.ask("reader", "GET", "/v1/executions/ticket-0002/evidence/approval.json", "");
      assertThat(sealed.path("given_by").asText()).isEqualTo("ada");
      assertThat(sealed.path("principal").asText()).isEqualTo("operator");
      assertThat(execution.ask("reader", "GET", "/v1/approvals?state=used", "")).hasSize(1);
      assertThat(
              execution
                  .ask(PLANNER, "PUT", "/v1/approvals/a-2", verdict(waiting, "label"))
                  .path("principal")
                  .asText())
          .isEqualTo(PLANNER);
      assertThat(status(execution, "reader", "GET", "/v1/approvals?state=nonsense", ""))
          .isEqualTo(400);
      assertThat(status(execution, "reader", "GET", "/v1/approvals/nothing", "")).isEqualTo(404);
      assertThat(
              status(
                  execution,
                  OPERATOR,
                  "POST",
                  "/v1/approvals/a-1/withdraw",
                  "{\"by\": \"ada\", \"reason\": \"late\"}"))
          .isEqualTo(409);
    }
  }

  @Test
  void policyExplainsAndReplaysOverHttp(@TempDir Path folder) throws Exception {
    try (ServedExecution execution =
        ServedExecution.start(
            folder,
            "true",
            "true",
            "policy: {repo_policies: [{repo_key: sample, blocked_task_types: [test_write]}]}\n",
            Map.of())) {
      // Given
      execution.ask(
          PLANNER,
          "PUT",
          "/v1/executions/ticket-0001",
          execution.command(
              "task-1",
              c -> ((ObjectNode) c.at("/bundle/proposal")).put("task_type", "test_write")));

      // When
      JsonNode account =
          execution.ask("reader", "POST", "/v1/policy/explain", "{\"run\": \"ticket-0001\"}");
      JsonNode replay =
          execution.ask(
              "reader", "POST", "/v1/policy/dry-run", "{\"policy\": {\"repo_policies\": []}}");

      // Then
      assertThat(account.path("entry").asText()).startsWith("policy.repo_policies[0]");
      assertThat(account.at("/rules/1/verdict").asText()).isEqualTo("blocked");
      assertThat(account.at("/rules/1/source").asText())
          .isEqualTo("policy.repo_policies[0].blocked_task_types");
      assertThat(account.at("/retained/status").asText()).isEqualTo("block");
      assertThat(replay.at("/now/blocked").asInt()).isEqualTo(1);
      assertThat(replay.at("/changed/allowed").asInt()).isEqualTo(1);
      assertThat(replay.path("differences")).hasSize(1);
      String faulty =
          "{\"policy\": {\"repo_policies\": [{\"repo_key\": \"a\", \"enbaled\": true,"
              + " \"review_requirement\": {\"blocked_without_human\": true}}]}}";
      String problem = execution.send("reader", "POST", "/v1/policy/dry-run", faulty).body();
      assertThat(problem).contains("enbaled", "blocked_without_human=True contradicts");
      assertThat(status(execution, "reader", "POST", "/v1/policy/dry-run", faulty)).isEqualTo(422);
      assertThat(status(execution, "reader", "POST", "/v1/policy/explain", "{}")).isEqualTo(400);
      assertThat(
              status(execution, "reader", "POST", "/v1/policy/explain", "{\"run\": \"nothing\"}"))
          .isEqualTo(404);
    }
  }
}
