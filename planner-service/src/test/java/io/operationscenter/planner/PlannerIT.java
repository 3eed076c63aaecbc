package io.operationscenter.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.operationscenter.kit.service.Service;
import io.operationscenter.kit.testing.ServiceProcess;
import io.operationscenter.kit.testing.ServiceSmokeTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged planner service. */
class PlannerIT extends ServiceSmokeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  PlannerIT() {
    super(Service.PLANNER);
  }

  /** The request is in flight because execution, which it waits for, is a stub that holds it. */
  @Test
  void finishesWhatIsInFlightBeforeItEnds(@TempDir Path own) throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    HttpServer execution = slowPeer(asked, answer);
    try (ServiceProcess planner = servingWithPeer(own, execution)) {
      planner.awaitLive();
      CompletableFuture<HttpResponse<String>> inFlight =
          CompletableFuture.supplyAsync(() -> peersOf(planner));
      assertThat(asked.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

      planner.sigterm();
      await("the end is announced").atMost(PATIENCE).until(() -> announcesItsEnd(planner));
      answer.countDown();

      assertThat(inFlight.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).statusCode()).isEqualTo(200);
      assertThat(planner.exitCode()).isEqualTo(143);
      assertThat(planner.stderr()).as("written for people").doesNotContain("{\"ts\"");
    } finally {
      answer.countDown();
      execution.stop(0);
    }
  }

  private static ServiceProcess servingWithPeer(Path root, HttpServer execution)
      throws IOException {
    int port = ServiceProcess.freePort();
    return ServiceProcess.start(
        new ServiceProcess.Launch(
            root,
            port,
            List.of("serve", "--port", Integer.toString(port), "--log-format", "text"),
            Map.of(
                "OPERATIONS_CENTER_PEERS_EXECUTION",
                "http://127.0.0.1:" + execution.getAddress().getPort())));
  }

  private static HttpServer slowPeer(CountDownLatch asked, CountDownLatch answer)
      throws IOException {
    HttpServer peer =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    peer.createContext(
        "/",
        exchange -> {
          asked.countDown();
          try {
            answer.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
        });
    peer.start();
    return peer;
  }

  private static HttpResponse<String> peersOf(ServiceProcess planner) {
    try {
      return planner.getAs("operator", "/v1/peers");
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** New requests are served until those in flight are through; only readiness tells the end. */
  private static boolean announcesItsEnd(ServiceProcess planner)
      throws IOException, InterruptedException {
    HttpResponse<String> ready = planner.getAs("reader", "/q/health/ready");
    return ready.statusCode() == 503 && ready.body().contains("Graceful Shutdown");
  }
}
