package io.operationscenter.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.operationscenter.kit.service.Service;
import io.operationscenter.kit.testing.OperatorFile;
import io.operationscenter.kit.testing.PostgresServer;
import io.operationscenter.kit.testing.ServiceProcess;
import io.operationscenter.kit.testing.ServiceSmokeTest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged execution service. */
class ExecutionIT extends ServiceSmokeTest {

  ExecutionIT() {
    super(Service.EXECUTION);
  }

  @Test
  void asksGitForItsVersionThroughTheProcessRunner() throws Exception {
    assertThat(readinessOf(running()).path("git").asText()).startsWith("git version ");
  }

  @Test
  void staysLiveButNotReadyWhileItsDatabaseIsAway(@TempDir Path own) throws Exception {
    try (PostgresServer server = PostgresServer.start();
        ServiceProcess serving =
            OperatorFile.write(own, server.freshDatabase("execution")).serve(own)) {
      serving.awaitLive();

      server.kill();
      assertThat(serving.getAs("reader", "/q/health/ready").statusCode()).isEqualTo(503);
      assertThat(readinessOf(serving).path("store").asText()).contains("execution");
      assertThat(serving.getAs("reader", "/v1/events").statusCode()).isEqualTo(503);
      assertThat(serving.get("/q/health/live").statusCode()).isEqualTo(200);

      server.restart();
      await("ready again")
          .atMost(Duration.ofSeconds(60))
          .until(() -> serving.getAs("reader", "/q/health/ready").statusCode() == 200);
      assertThat(serving.getAs("reader", "/v1/events").body()).contains("service.started");
    }
  }
}
