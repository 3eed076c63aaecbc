package io.operationscenter.execution.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.execution.runs.Commands;
import io.operationscenter.kit.store.StoreKind;
import io.operationscenter.kit.store.StoreSettings;
import io.operationscenter.kit.testing.OperatorFile;
import io.operationscenter.kit.testing.PostgresServer;
import io.operationscenter.kit.testing.ServiceProcess;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a caller sends, it is never a fault of ours. */
class HostileCallerIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String NUL = "a\\u0000b";
  private static final String LONG = "x".repeat(20_000);
  private static final String EVENT =
      """
      {"events": [{"id": "%s", "kind": "escalation_sent", "timestamp": "2026-05-04T12:00:00Z",
        "task_id": "%s", "details": {"classification": "%s", "task_ids": %s}}]}""";

  private static HttpResponse<String> send(
      ServiceProcess service, String edge, String method, String path, String body)
      throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(service.address().resolve(path))
            .header("Authorization", "Bearer " + service.token(edge))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static int append(ServiceProcess service, String body) throws Exception {
    return send(service, "planner-execution", "POST", "/v1/usage/events", body).statusCode();
  }

  private static int admit(ServiceProcess service, String ticket, String pointer, String text)
      throws Exception {
    JsonNode command =
        ContractCodec.withRandomIds(Clock.systemUTC()).write(Commands.of("task-" + ticket));
    int slash = pointer.lastIndexOf('/');
    ((ObjectNode) command.at(pointer.substring(0, slash))).put(pointer.substring(slash + 1), text);
    return send(service, "planner-execution", "PUT", "/v1/executions/" + ticket, command.toString())
        .statusCode();
  }

  private static int verdict(ServiceProcess service, String id, String task, String reason)
      throws Exception {
    return send(
            service,
            "operator",
            "PUT",
            "/v1/approvals/" + id,
            """
      {"verdict": "grant", "task_id": "%s", "proposal_digest": "%s", "source": "cli",
       "given_by": "somebody", "reason": "%s"}"""
                .formatted(task, "d", reason))
        .statusCode();
  }

  @ParameterizedTest
  @EnumSource(StoreKind.class)
  void isAnsweredByWhatIsWrong(StoreKind kind, @TempDir Path folder) throws Exception {
    StoreSettings store =
        switch (kind) {
          case SQLITE -> StoreSettings.sqlite("execution", folder.resolve("root"));
          case POSTGRESQL -> PostgresServer.shared().freshDatabase("execution");
        };
    try (ServiceProcess service = OperatorFile.write(folder, store).serve(folder.resolve("root"))) {
      service.awaitLive();

      // Usage events
      assertThat(append(service, EVENT.formatted(NUL, "t", "oom", "[]"))).isEqualTo(422);
      assertThat(append(service, EVENT.formatted("a", NUL, "oom", "[]"))).isEqualTo(422);
      assertThat(append(service, EVENT.formatted("a", "t", NUL, "[]"))).isEqualTo(422);
      assertThat(append(service, EVENT.formatted("s\\ud800", "t", "oom", "[]"))).isEqualTo(422);
      assertThat(append(service, EVENT.formatted("a", "t", "oom", "[1e400]"))).isEqualTo(422);
      assertThat(append(service, EVENT.formatted("a", LONG, "oom", "[]"))).isEqualTo(422);
      assertThat(append(service, EVENT.formatted("a", "t", LONG, "[]"))).isEqualTo(422);
      for (int depth : new int[] {997, 5000}) {
        assertThat(append(service, EVENT.formatted("a", "t", "oom", nested(depth)))).isEqualTo(400);
      }
      String deep = EVENT.formatted("deep", "t", "oom", nested(996));
      assertThat(append(service, deep)).isEqualTo(200);
      assertThat(append(service, deep)).isEqualTo(200);
      assertThat(service.getAs("reader", "/v1/usage/events").statusCode()).isEqualTo(200);
      assertThat(service.getAs("reader", "/v1/usage/audit?window_days=3650").body())
          .contains("escalated");

      // Questions
      for (String path :
          new String[] {
            "/v1/approvals?task_id=%s",
            "/v1/approvals/%s",
            "/v1/executions?task_id=%s",
            "/v1/executions/%s",
            "/v1/usage/tasks/%s",
            "/v1/usage/statistics?category=%s"
          }) {
        assertThat(service.getAs("reader", path.formatted("a%00")).statusCode())
            .as(path)
            .isEqualTo(400);
        assertThat(service.getAs("reader", path.formatted("%ED%A0%80")).statusCode())
            .as(path)
            .isIn(200, 404);
        assertThat(service.getAs("reader", path.formatted("x".repeat(3_000))).statusCode())
            .as(path)
            .isIn(200, 404);
      }

      // Admission
      assertThat(admit(service, "t1", "/card/title", "A title")).isEqualTo(200);
      for (String pointer :
          new String[] {
            "/bundle/proposal/task_id", "/bundle/proposal/target/repo_key", "/role", "/card/title"
          }) {
        assertThat(admit(service, "t2", pointer, "a\0b")).as(pointer).isEqualTo(422);
        assertThat(admit(service, "t2", pointer, LONG))
            .as(pointer)
            .isEqualTo(pointer.equals("/card/title") ? 200 : 422);
      }

      // Approvals
      assertThat(verdict(service, "a1", NUL, "fine")).isEqualTo(422);
      assertThat(verdict(service, "a1", "t", NUL)).isEqualTo(422);
      assertThat(verdict(service, "a1", LONG, "fine")).isEqualTo(409);
      assertThat(verdict(service, "x".repeat(201), "t", "fine")).isEqualTo(400);
    }
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }
}
