package io.operationscenter.planner.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;

/** A service whose worker threads all wait, for its store for instance. */
@QuarkusTest
@TestProfile(ShellProfile.class)
class BusyWorkersTest {

  /** More than the pool has threads: 200, or eight for each processor. */
  private static final int WAITING = 200 + 8 * Runtime.getRuntime().availableProcessors();

  @Inject ExecutorService workers;

  @TestHTTPResource("/q/health/live")
  URI live;

  @Test
  void isSeenToLive() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (HttpClient client = HttpClient.newHttpClient()) {
      // Given
      for (int i = 0; i < WAITING; i++) {
        workers.execute(() -> await(over));
      }

      // When
      HttpRequest request = HttpRequest.newBuilder(live).timeout(Duration.ofSeconds(30)).build();
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());

      // Then
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("planner process");
    } finally {
      over.countDown();
    }
  }

  private static void await(CountDownLatch over) {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
