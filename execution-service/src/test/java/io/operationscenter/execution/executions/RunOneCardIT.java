package io.operationscenter.execution.executions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.operationscenter.contracts.evidence.Verification;
import io.operationscenter.contracts.evidence.VerificationState;
import io.operationscenter.kit.seal.VerifyFolders;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service with a real repository, a real agent process and real HTTP. */
class RunOneCardIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PLANNER = ServedExecution.PLANNER;
  private static final String TICKET = "/v1/executions/ticket-0001";

  @Test
  void bringsACardToAPushedBranch(@TempDir Path folder) throws Exception {
    try (ServedExecution execution =
        ServedExecution.start(
            folder,
            """
            if grep -q 'Validation Feedback' "$1"; then echo hello > src/greeting; else echo hallo > src/greeting; fi
            """,
            "grep -qx hello src/greeting",
            "",
            Map.of())) {
      // Given
      JsonNode admitted =
          execution.ask(PLANNER, "PUT", TICKET, execution.command("task-1", _ -> {}));
      assertThat(admitted.path("state").asText()).as(admitted.toString()).isEqualTo("admitted");

      // When
      execution.ask(
          PLANNER,
          "POST",
          TICKET + "/start",
          "{\"config_digest\": \"%s\"}".formatted(execution.digest()));
      execution.ended("ticket-0001");

      // Then
      String account = execution.send(PLANNER, "GET", TICKET + "/account", "").body();
      JsonNode ticket = JSON.readTree(account).path("ticket");
      assertThat(ticket.path("state").asText())
          .as(account + execution.service().stderr())
          .isEqualTo("succeeded");
      assertThat(ticket.at("/result/branch_pushed").asBoolean()).isTrue();
      String branch = "auto/task-1-mend-the-greeting";
      assertThat(ServedExecution.sh(execution.origin, "git rev-parse " + branch))
          .isEqualTo(ticket.path("commit").asText());
      assertThat(ServedExecution.sh(execution.origin, "git show " + branch + ":src/greeting"))
          .isEqualTo("hello");
      assertThat(JSON.readTree(account).path("evidence_files").toString())
          .contains("execution_record.json", "validation.json", "kodo_retry_stdout.log");
      JsonNode audit = execution.ask(PLANNER, "GET", "/v1/usage/audit", "").path("rows");
      assertThat(audit).hasSize(1);
      assertThat(audit.at("/0/outcome").asText()).isEqualTo("succeeded");
      assertThat(audit.at("/0/duration_seconds").isNumber()).isTrue();
      assertThat(execution.ask(PLANNER, "GET", "/v1/usage", "").at("/hourly/used").asInt())
          .isEqualTo(1);
      String head = JSON.readTree(account).at("/seal/head").asText();
      JsonNode verification = execution.ask(PLANNER, "GET", TICKET + "/verification", "");
      assertThat(verification.path("state").asText())
          .as(verification.toPrettyString() + execution.service().stderr())
          .isEqualTo("intact");
      assertThat(verification.path("head").asText()).isEqualTo(head).hasSize(64);
      assertThat(
              new VerifyFolders()
                  .in(
                      folder.resolve("root/execution").resolve(ticket.path("evidence").asText()),
                      Optional.of(head)))
          .extracting(Verification::state)
          .containsExactly(VerificationState.INTACT);
      assertThat(status(execution, "GET", TICKET + "/evidence/nothing", "")).isEqualTo(404);
      assertThat(status(execution, "PUT", TICKET, execution.command("other", _ -> {})))
          .isEqualTo(409);
      assertThat(status(execution, "GET", "/v1/executions/ticket-", "")).isEqualTo(404);
      assertThat(status(execution, "GET", "/v1/executions/ticket-0", "")).isEqualTo(200);
      assertThat(status(execution, "GET", "/v1/executions?state=nonsense", "")).isEqualTo(400);
      assertThat(execution.ask(PLANNER, "GET", "/v1/executions?task_id=task-1", "").path("tickets"))
          .hasSize(1);
    }
  }

  private static int status(ServedExecution execution, String method, String path, String body)
      throws Exception {
    HttpResponse<String> answer = execution.send(PLANNER, method, path, body);
    return answer.statusCode();
  }
}
