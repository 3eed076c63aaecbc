package io.operationscenter.planner.board.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.operationscenter.planner.board.BoardFailure;
import io.operationscenter.planner.board.BoardFailure.Kind;
import io.operationscenter.planner.board.plane.PlaneStub.Answering;
import io.operationscenter.planner.board.plane.PlaneStub.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each kind of answer, or none, leads to; over real HTTP. */
class HttpTransportTest {

  private static final String ID = "aaaaaaaa-0000-4000-8000-000000000001";
  private static final HttpTransport.Bounds NARROW =
      new HttpTransport.Bounds(Duration.ofMillis(300), 2_000);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          301 |                                                                | CONFIGURATION | 1
          302 | <html>                                                         | CONFIGURATION | 1
          400 | {"labels":{"0":["Invalid pk"]}}                                | VALIDATION    | 1
          400 | ["Null characters are not allowed."]                           | VALIDATION    | 1
          401 | {"detail":"Authentication credentials were not provided."}     | AUTH          | 1
          403 | {"detail":"Given API token is not valid"}                      | AUTH          | 1
          403 | {"detail":"You do not have permission to perform this action."}| PERMISSION    | 1
          403 | <html>                                                         | PERMISSION    | 1
          404 | <html>                                                         | NOT_FOUND     | 1
          405 | {"detail":"Method \\"PUT\\" not allowed."}                     | VALIDATION    | 1
          409 | {"error":"exists","id":"x"}                                    | CONFLICT      | 1
          413 | {"error":"REQUEST_BODY_TOO_LARGE"}                             | VALIDATION    | 1
          415 | {"detail":"Unsupported media type"}                            | VALIDATION    | 1
          429 | {"error_code":5900}                                            | RATE_LIMITED  | 3
          500 | {"error":"Something went wrong please try again later"}        | UNAVAILABLE   | 4
          502 | <html>                                                         | UNAVAILABLE   | 4
          200 | <html>a login page                                             | UNAVAILABLE   | 4
          """)
  void namesWhatAnAnswerMeans(int status, String body, Kind kind, int attempts) {
    try (PlaneStub stub = new PlaneStub(_ -> Reply.of(status, body == null ? "" : body));
        BoardUnderTest under = new BoardUnderTest(stub.url(), 100)) {
      assertThatThrownBy(() -> under.board().edit(ID, "x", "y"))
          .isInstanceOfSatisfying(
              BoardFailure.class, failure -> assertThat(failure.kind()).isEqualTo(kind))
          .hasMessageContaining("PATCH")
          .hasMessageContaining(Integer.toString(status));
      assertThat(stub.received()).hasSize(attempts);
    }
  }

  @Test
  void theWaitTheBoardAskedForIsPassedOn() {
    Answering busy = _ -> new Reply.Json(429, Map.of("Retry-After", "7"), "{}");
    try (PlaneStub stub = new PlaneStub(busy);
        BoardUnderTest under = new BoardUnderTest(stub.url(), 100)) {
      assertThatThrownBy(() -> under.board().card(ID))
          .isInstanceOfSatisfying(
              BoardFailure.class,
              failure -> assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
      assertThat(under.waits()).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
    }
  }

  @Test
  void nobodyAsksAgainAfterThreeRefusalsInARowUntilTheBoardAnswers() {
    Reply busy = new Reply.Json(429, Map.of("Retry-After", "7"), "{}");
    AtomicReference<Reply> reply = new AtomicReference<>(busy);
    try (PlaneStub stub = new PlaneStub(_ -> reply.get());
        BoardUnderTest under = new BoardUnderTest(stub.url(), 100)) {
      // Given
      assertThatThrownBy(() -> under.board().card(ID)).isInstanceOf(BoardFailure.class);
      assertThat(stub.received()).hasSize(3);

      // When
      assertThatThrownBy(() -> under.board().edit(ID, "x", "y")).isInstanceOf(BoardFailure.class);
      assertThat(stub.received()).hasSize(4);
      reply.set(Reply.of(404, "{}"));
      assertThat(under.board().card(ID)).isEmpty();
      reply.set(busy);
      assertThatThrownBy(() -> under.board().card(ID)).isInstanceOf(BoardFailure.class);

      // Then
      assertThat(stub.received()).hasSize(5 + 3);
    }
  }

  @Test
  void aRedirectedPostIsNotFollowed() {
    Answering redirect =
        request ->
            request.path().endsWith("/links/")
                ? new Reply.Json(301, Map.of("Location", "/api/v1/users/me/"), "")
                : Reply.of(200, "{\"id\":\"x\"}");
    try (PlaneStub stub = new PlaneStub(redirect);
        BoardUnderTest under = new BoardUnderTest(stub.url(), 100)) {
      assertThatThrownBy(() -> under.board().link(ID, "x", "https://git.example.com"))
          .hasMessageContaining("base_url");
      assertThat(stub.received()).hasSize(1);
    }
  }

  @Test
  void givesUpOnABoardThatNeverAnswers() throws Exception {
    // Given
    CountDownLatch never = new CountDownLatch(1);
    Answering silent =
        _ -> {
          never.await();
          return Reply.of(200, "{}");
        };
    try (PlaneStub stub = new PlaneStub(silent);
        BoardUnderTest under = new BoardUnderTest(stub.url(), 100, NARROW, BoardUnderTest.NOW)) {

      // Then
      assertUnavailable(under, "no answer");
      assertThat(under.waits())
          .containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(6));
    } finally {
      never.countDown();
    }
  }

  @Test
  void givesUpOnABodyThatNeverEnds() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        BoardUnderTest under =
            new BoardUnderTest(
                "http://127.0.0.1:" + server.getLocalPort(), 100, NARROW, BoardUnderTest.NOW)) {
      Thread.ofVirtual().start(() -> beginAnswers(server));

      assertUnavailable(under, "no answer");
    }
  }

  @Test
  void readsNoMoreOfABodyThanItsBound() {
    try (PlaneStub stub = new PlaneStub(_ -> Reply.of(200, "\"" + "x".repeat(3_000) + "\""));
        BoardUnderTest under =
            new BoardUnderTest(
                stub.url(),
                100,
                new HttpTransport.Bounds(Duration.ofSeconds(30), 2_000),
                BoardUnderTest.NOW)) {
      assertUnavailable(under, "broke");
    }
  }

  @Test
  void saysWhenNobodyListens() throws Exception {
    int port;
    try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = once.getLocalPort();
    }
    try (BoardUnderTest under = new BoardUnderTest("http://127.0.0.1:" + port, 100)) {
      assertUnavailable(under, "no connection");
    }
  }

  @Test
  void aTokenThatTheBoardEchoesIsNotRepeated() {
    Answering echo =
        request ->
            Reply.of(400, "{\"detail\":\"bad key " + request.headers().get("x-api-key") + "\"}");
    try (PlaneStub stub = new PlaneStub(echo);
        BoardUnderTest under = new BoardUnderTest(stub.url(), 100)) {
      assertThatThrownBy(() -> under.board().card(ID))
          .hasMessageContaining("bad key ***")
          .hasMessageNotContaining(BoardUnderTest.TOKEN);
    }
  }

  @Test
  void longWordsOfTheBoardAreCutAndKeptOnOneLine() {
    String body = "{\"name\":[\"" + "line\\n\\u001b[31m".repeat(500) + "\"]}";
    try (PlaneStub stub = new PlaneStub(_ -> Reply.of(400, body));
        BoardUnderTest under = new BoardUnderTest(stub.url(), 100)) {
      assertThatThrownBy(() -> under.board().card(ID))
          .message()
          .contains("name: line")
          .doesNotContain("\n", "\u001b")
          .hasSizeLessThan(600);
    }
  }

  @Test
  void aCallerThatIsStoppedIsNotHeld() throws Exception {
    // Given
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    Answering silent =
        _ -> {
          asked.countDown();
          never.await();
          return Reply.of(200, "{}");
        };
    AtomicReference<Throwable> failure = new AtomicReference<>();
    try (PlaneStub stub = new PlaneStub(silent);
        BoardUnderTest under = new BoardUnderTest(stub.url(), 100)) {
      Thread caller = Thread.ofVirtual().unstarted(() -> under.board().card(ID));
      caller.setUncaughtExceptionHandler((_, thrown) -> failure.set(thrown));
      caller.start();
      asked.await();

      // When
      caller.interrupt();
      caller.join();

      // Then
      assertThat(failure.get()).isInstanceOf(BoardFailure.class).hasMessageContaining("Stopped");
      assertThat(under.waits()).isEqualTo(List.of());
    } finally {
      never.countDown();
    }
  }

  /** Promises a body to everybody who asks, until the server is closed. */
  private static void beginAnswers(ServerSocket server) {
    byte[] beginning =
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".getBytes(StandardCharsets.US_ASCII);
    while (!server.isClosed()) {
      try {
        OutputStream out = server.accept().getOutputStream();
        out.write(beginning);
        out.flush();
      } catch (IOException e) {
        assertThat(server.isClosed()).as("failed with " + e).isTrue();
      }
    }
  }

  private static void assertUnavailable(BoardUnderTest under, String why) {
    assertThatThrownBy(() -> under.board().card(ID))
        .isInstanceOfSatisfying(
            BoardFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE))
        .hasMessageContaining(why);
  }
}
