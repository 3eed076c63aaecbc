package io.operationscenter.execution.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.operationscenter.kit.store.StoreSettings;
import io.operationscenter.kit.testing.OperatorFile;
import io.operationscenter.kit.testing.ServiceProcess;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger of the packaged service over HTTP. */
class UsageIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String CYCLE =
      """
      {"events": [{"id": "cycle-1", "kind": "proposal_cycle",
        "timestamp": "2026-05-04T12:00:00Z",
        "details": {"created": %d, "deduped": 1, "skipped": 0}}]}""";

  private static HttpResponse<String> post(ServiceProcess service, String edge, String body)
      throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(service.address().resolve("/v1/usage/events"))
            .header("Authorization", "Bearer " + service.token(edge))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static JsonNode read(ServiceProcess service, String path) throws Exception {
    HttpResponse<String> answer = service.getAs("reader", path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  @Test
  void tellsWhatIsLeftAndTakesPlannersEventsOnce(@TempDir Path folder) throws Exception {
    try (ServiceProcess service =
        OperatorFile.write(folder, StoreSettings.sqlite("execution", folder.resolve("root")))
            .serve(folder.resolve("root"))) {
      service.awaitLive();

      // What is left
      JsonNode usage = read(service, "/v1/usage");
      assertThat(usage.at("/hourly/limit").asInt()).isEqualTo(10);
      assertThat(usage.path("remaining").asInt()).isEqualTo(10);
      assertThat(usage.at("/breaker/open").asBoolean()).isFalse();

      // Planner's events
      assertThat(post(service, "reader", CYCLE.formatted(0)).statusCode()).isEqualTo(403);
      assertThat(JSON.readTree(post(service, "planner-execution", CYCLE.formatted(0)).body()))
          .isEqualTo(JSON.readTree("{\"appended\": 1, \"known\": 0}"));
      assertThat(JSON.readTree(post(service, "planner-execution", CYCLE.formatted(0)).body()))
          .isEqualTo(JSON.readTree("{\"appended\": 0, \"known\": 1}"));
      assertThat(post(service, "planner-execution", CYCLE.formatted(7)).statusCode())
          .isEqualTo(409);
      HttpResponse<String> forged =
          post(
              service,
              "planner-execution",
              CYCLE.formatted(0).replace("proposal_cycle", "execution_outcome"));
      assertThat(forged.statusCode()).isEqualTo(422);
      assertThat(forged.body()).contains("events.0.kind");
      assertThat(read(service, "/v1/usage/events").path("events")).hasSize(1);

      // Statistics and reports
      assertThat(read(service, "/v1/usage/statistics?category=goal").path("success_rate"))
          .hasToString("0.5");
      assertThat(read(service, "/v1/usage/tasks/nobody").path("attempts").asInt()).isZero();
      assertThat(read(service, "/v1/usage/spend?window_days=7").path("total_executions").asInt())
          .isZero();
      assertThat(read(service, "/v1/usage/audit").path("rows")).isEmpty();
      assertThat(service.getAs("reader", "/v1/usage/audit?after=x").statusCode()).isEqualTo(400);
      assertThat(service.getAs("reader", "/v1/usage/spend?window_days=0").statusCode())
          .isEqualTo(400);
      assertThat(service.get("/v1/usage").statusCode()).isEqualTo(401);
    }
  }
}
