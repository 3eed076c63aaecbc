package io.operationscenter.planner.routing.switchboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.operationscenter.kit.testing.HandClock;
import io.operationscenter.planner.routing.switchboard.SwitchBoardHealth.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Readiness of SwitchBoard (spec 02 §4). */
class SwitchBoardHealthTest {

  private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

  private final HandClock clock = new HandClock(START);

  private SwitchBoardHealth health(String url) {
    return new SwitchBoardHealth(SwitchBoardAddress.of(url), clock);
  }

  @Test
  void aHealthySwitchBoardIsReachable() throws IOException {
    try (StandInSwitchBoard board = StandInSwitchBoard.start();
        SwitchBoardHealth health = health(board.url())) {
      assertThat(health.state())
          .isInstanceOfSatisfying(
              State.Reachable.class,
              up -> {
                assertThat(up.version()).isEqualTo("0.1.0");
                assertThat(up.issues()).isEmpty();
              });
    }
  }

  @Test
  void aDegradedOneIsReachableWithItsIssues() throws IOException {
    try (StandInSwitchBoard board = StandInSwitchBoard.start();
        SwitchBoardHealth health = health(board.url())) {
      board.policyIssues("rule 'x': unknown lane");

      assertThat(health.state())
          .isInstanceOfSatisfying(
              State.Reachable.class,
              up -> assertThat(up.issues()).containsExactly("rule 'x': unknown lane"));
    }
  }

  @Test
  void aLookIsGoodForTenSeconds() throws IOException {
    try (StandInSwitchBoard board = StandInSwitchBoard.start();
        SwitchBoardHealth health = health(board.url())) {
      health.state();
      clock.pass(Duration.ofSeconds(9));
      health.state();
      assertThat(board.received()).hasSize(1);

      clock.pass(Duration.ofSeconds(1));
      health.state();
      assertThat(board.received()).hasSize(2);
    }
  }

  @Test
  void oneThatIsGoneIsAwayAndComesBack() throws IOException {
    StandInSwitchBoard board = StandInSwitchBoard.start();
    try (SwitchBoardHealth health = health(board.url())) {
      board.close();

      assertThat(health.state())
          .isInstanceOfSatisfying(
              State.Away.class,
              away ->
                  assertThat(away.why())
                      .contains(board.url(), "OPERATIONS_CENTER_SWITCHBOARD_URL"));
    }
  }

  @Test
  void somethingElseAtTheAddressIsNoSwitchBoard() throws IOException {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 5);
          exchange
              .getResponseBody()
              .write("hello".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
          exchange.close();
        });
    other.start();
    try (SwitchBoardHealth health = health("http://127.0.0.1:" + other.getAddress().getPort())) {
      assertThat(health.state())
          .isInstanceOfSatisfying(
              State.Away.class, away -> assertThat(away.why()).contains("is no SwitchBoard"));
    } finally {
      other.stop(0);
    }
  }
}
