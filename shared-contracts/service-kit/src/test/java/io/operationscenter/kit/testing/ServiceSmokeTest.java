package io.operationscenter.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.operationscenter.kit.service.ExitCode;
import io.operationscenter.kit.service.Service;
import io.operationscenter.kit.store.StoreKind;
import io.operationscenter.kit.store.StoreSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every packaged service has to pass, as jar and as native binary alike. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ServiceSmokeTest {

  /** What the JVM and Quarkus answer to SIGTERM: 128 + 15. */
  private static final int ENDED_BY_SIGTERM = 143;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Service service;

  private Path dataRoot;
  private ServiceProcess running;

  protected ServiceSmokeTest(Service service) {
    this.service = service;
  }

  /** The service that all tests but those of starting and ending share. */
  protected ServiceProcess running() {
    return running;
  }

  /** What the service says of each thing it needs, by name. */
  protected JsonNode readinessOf(ServiceProcess serving) throws Exception {
    JsonNode answer = JSON.readTree(serving.getAs("reader", "/q/health/ready").body());
    for (JsonNode check : answer.path("checks")) {
      if (check.path("name").asText().equals(service.id())) {
        return check.path("data");
      }
    }
    throw new AssertionError("no readiness of " + service.id() + " in " + answer);
  }

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    dataRoot = folder;
    running = ServiceProcess.serving(dataRoot);
  }

  @AfterAll
  void stop() throws IOException {
    running.close();
  }

  @Test
  void livenessNeedsNoCredential() throws Exception {
    HttpResponse<String> answer = running.get("/q/health/live");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains(service.id());
  }

  @Test
  void readinessNeedsACredentialAndNamesTheService() throws Exception {
    assertThat(running.get("/q/health/ready").statusCode()).isEqualTo(401);

    HttpResponse<String> answer = running.getAs("reader", "/q/health/ready");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(JSON.readTree(answer.body()).at("/status").asText()).isEqualTo("UP");
    assertThat(answer.body()).contains(service.id());
  }

  @Test
  void answersAboutItselfThroughItsOwnClient() throws Exception {
    HttpResponse<String> answer = running.getAs("operator", "/v1/peers");

    JsonNode self = JSON.readTree(answer.body()).get(0);
    assertThat(self.at("/edge").asText()).isEqualTo("self");
    assertThat(self.at("/fault").isNull()).as(answer.body()).isTrue();
    assertThat(self.at("/about/service").asText()).isEqualTo(service.id());
    assertThat(self.at("/about/runtime").asText())
        .isEqualTo(ServiceProcess.isNative() ? "native" : "jvm");
  }

  @Test
  void refusesWithAProblem() throws Exception {
    HttpResponse<String> answer = running.get("/v1/about");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(answer.headers().firstValue("www-authenticate")).isPresent();
    assertThat(JSON.readTree(answer.body()).at("/type").asText())
        .isEqualTo("urn:operations-center:problem:unauthenticated");
  }

  @Test
  void answersAnUnknownPathWithAProblem() throws Exception {
    HttpResponse<String> answer = running.getAs("operator", "/v1/no-such-thing");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(JSON.readTree(answer.body()).at("/correlation_id").asText())
        .isEqualTo(answer.headers().firstValue("x-correlation-id").orElseThrow());
  }

  @Test
  void countsItselfAmongItsMetricsAndDescribesItsApi() throws Exception {
    assertThat(running.getAs("reader", "/q/metrics").body())
        .contains("opscenter_service_info{")
        .contains("service=\"%s\"".formatted(service.id()));
    assertThat(running.getAs("reader", "/q/openapi").body())
        .contains("OperationsCenter " + service.id(), "/v1/about", "AGPL-3.0-only");
  }

  @Test
  void servesNoUserInterfaceOfTheFramework() throws Exception {
    assertThat(running.getAs("operator", "/q/swagger-ui").statusCode()).isEqualTo(404);
    assertThat(running.getAs("operator", "/q/health-ui").statusCode()).isEqualTo(404);
  }

  @Test
  void printsItsVersionWithoutStartingAnything(@TempDir Path untouched) throws Exception {
    try (ServiceProcess version =
        ServiceProcess.command(untouched, "version", "--output", "json")) {
      assertThat(version.exitCode()).isEqualTo(ExitCode.OK);
      assertThat(JSON.readTree(version.stdout()).at("/service").asText()).isEqualTo(service.id());
      assertThat(version.stderr()).isEmpty();
      assertThat(untouched).isEmptyDirectory();
    }
  }

  @Test
  void refusesAnUnknownOption() throws Exception {
    try (ServiceProcess wrong = ServiceProcess.command(dataRoot, "serve", "--prot", "1")) {
      assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(wrong.stderr()).contains("'--prot'").contains("--port").contains("Usage:");
      assertThat(wrong.stdout()).isEmpty();
    }
  }

  @Test
  void refusesASecondInstanceOnItsDataRoot() throws Exception {
    try (ServiceProcess second = ServiceProcess.serve(dataRoot, ServiceProcess.freePort())) {
      assertThat(second.exitCode()).isEqualTo(ExitCode.REFUSED);
      assertThat(second.stderr())
          .contains("already runs on the data root", "process " + running.pid())
          .doesNotContain("Exception");
    }
  }

  @Test
  void namesTheTakenPort(@TempDir Path other) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServiceProcess late = ServiceProcess.serve(other, taken.getLocalPort())) {
      assertThat(late.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(late.stderr())
          .contains("Port %d".formatted(taken.getLocalPort()))
          .doesNotContain("Exception");
    }
  }

  @Test
  void comesBackAfterACrashAndEndsOnSigterm(@TempDir Path own) throws Exception {
    try (ServiceProcess crashed = ServiceProcess.serving(own)) {
      crashed.kill();
      crashed.exitCode();
    }
    try (ServiceProcess next = ServiceProcess.serving(own)) {
      next.sigterm();
      next.sigterm();

      assertThat(next.exitCode()).isEqualTo(ENDED_BY_SIGTERM);
      assertThat(next.stderr()).contains("stopped in");
    }
  }

  @Test
  void logsJsonInItsVocabularyToStderr() throws Exception {
    String id = "smoke-log-1";
    running.get("/v1/about", Map.of("Authorization", "Bearer no", "X-Correlation-Id", id));

    String line = running.stderr().lines().filter(l -> l.contains(id)).findFirst().orElseThrow();
    JsonNode json = JSON.readTree(line);
    assertThat(json.at("/service").asText()).isEqualTo(service.id());
    assertThat(json.at("/correlation_id").asText()).isEqualTo(id);
    assertThat(running.stdout()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(StoreKind.class)
  void keepsWhatItStoredAcrossRestarts(StoreKind kind, @TempDir Path own) throws Exception {
    StoreSettings store =
        switch (kind) {
          case SQLITE -> StoreSettings.sqlite(service.id(), own);
          case POSTGRESQL -> PostgresServer.shared().freshDatabase(service.id());
        };
    OperatorFile file = OperatorFile.write(own, store);
    for (int start = 1; start <= 2; start++) {
      try (ServiceProcess serving = file.serve(own)) {
        serving.awaitLive();

        JsonNode page = JSON.readTree(serving.getAs("reader", "/v1/events").body());
        assertThat(page.at("/next").asInt()).as(page.toString()).isEqualTo(start);
        assertThat(page.at("/events").findValuesAsText("kind"))
            .containsOnly("service.started")
            .hasSize(start);

        JsonNode ready = readinessOf(serving);
        assertThat(ready.path("store").asText()).isEqualTo("ok");
        assertThat(ready.path("configuration").asText()).matches("(sha256:)?[0-9a-f]{64}");
      }
    }
  }

  @Test
  void letsAWaitingReaderGoWhenItIsStopped(@TempDir Path own) throws Exception {
    try (ServiceProcess serving = ServiceProcess.serving(own)) {
      CompletableFuture<HttpResponse<String>> waiting =
          serving.getLater("reader", "/v1/events?after=99&wait_seconds=25");
      await("the reader waits")
          .until(
              () -> serving.getAs("reader", "/q/metrics").body(),
              metrics ->
                  metrics
                      .lines()
                      .anyMatch(line -> line.matches("http_server_active_requests\\b.* 2\\.0")));

      serving.sigterm();

      assertThat(serving.exitCode()).isEqualTo(ENDED_BY_SIGTERM);
      assertThat(waiting.get().statusCode()).isEqualTo(200);
      assertThat(JSON.readTree(waiting.get().body()).at("/events")).isEmpty();
      assertThat(serving.stderr()).doesNotContain("Timed out waiting");
    }
  }

  @Test
  void refusesAParameterOfTheWrongForm() throws Exception {
    HttpResponse<String> answer = running.getAs("reader", "/v1/events?after=abc");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(JSON.readTree(answer.body()).at("/detail").asText()).contains("\"abc\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/events?after=%00", "/v1/events?x=a%00b", "/v1/a%00b"})
  void refusesNulInAPathOrQuery(String path) throws Exception {
    HttpResponse<String> answer = running.getAs("reader", path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(JSON.readTree(answer.body()).at("/detail").asText())
        .isEqualTo("A path or query must not have NUL (%00).");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "65536"})
  void refusesAPortThatIsNone(String port) throws Exception {
    try (ServiceProcess wrong = ServiceProcess.command(dataRoot, "serve", "--port=" + port)) {
      assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(wrong.stderr()).contains("--port must be 1 to 65535", port);
    }
  }

  @Test
  void refusesAConfigurationAndNamesEveryFault(@TempDir Path own) throws Exception {
    OperatorFile file = OperatorFile.write(own, StoreSettings.sqlite(service.id(), own));
    Files.writeString(
        file.path(),
        Files.readString(file.path())
            .replace("default_branch: main", "default_branch: main, validation_timeout_seconds: x")
            .replace("kodo: {}", "kodo: {bianry: kodo}"));
    try (ServiceProcess refused = file.serve(own)) {
      assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(refused.stderr())
          .contains("repos.sample.validation_timeout_seconds", "kodo.bianry", "binary")
          .doesNotContain("Exception");
    }
  }

  @Test
  void refusesAConfigurationFileThatIsNotThere(@TempDir Path own) throws Exception {
    try (ServiceProcess refused =
        ServiceProcess.serve(
            own, ServiceProcess.freePort(), "--config", own.resolve("none.yaml").toString())) {
      assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(refused.stderr()).contains("none.yaml").doesNotContain("Exception");
    }
  }
}
