package io.operationscenter.planner.http;

import static io.operationscenter.planner.http.ShellProfile.token;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One id from the caller's header to the log, the answer and the next service. */
@QuarkusTest
@TestProfile(ShellProfile.class)
class CorrelationTest {

  private static final String HEADER = "X-Correlation-Id";

  private final AtomicReference<Headers> seen = new AtomicReference<>();
  private final AtomicReference<String> answer = new AtomicReference<>("");
  private HttpServer peer;

  @BeforeEach
  void startPeer() throws IOException {
    peer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    peer.createContext(
        "/v1/about",
        exchange -> {
          seen.set(exchange.getRequestHeaders());
          byte[] body = answer.get().getBytes(StandardCharsets.UTF_8);
          boolean problem = answer.get().contains("urn:");
          exchange
              .getResponseHeaders()
              .set("Content-Type", problem ? "application/problem+json" : "application/json");
          exchange.sendResponseHeaders(problem ? 403 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    peer.start();
  }

  @AfterEach
  void stopPeer() {
    peer.stop(0);
  }

  private static RequestSpecification operator() {
    return given().auth().preemptive().oauth2(token("operator"));
  }

  private String peerAddress() {
    return "http://127.0.0.1:" + peer.getAddress().getPort();
  }

  @ParameterizedTest
  @CsvSource({"virtual,true c-1", "worker,c-1", "loop,c-1"})
  void holdsOnEveryKindOfThread(String path, String expected) {
    operator()
        .header(HEADER, "c-1")
        .get("/probe/" + path)
        .then()
        .statusCode(200)
        .header(HEADER, "c-1")
        .body(equalTo(expected));
  }

  @Test
  void aRequestWithoutOneGetsOne() {
    operator().get("/v1/about").then().header(HEADER, matchesPattern("[0-9a-f-]{36}"));
  }

  @Test
  void foreignTextIsReplaced() {
    operator()
        .header(HEADER, "<script>alert(1)</script>")
        .get("/v1/about")
        .then()
        .header(HEADER, matchesPattern("[0-9a-f-]{36}"));
  }

  @Test
  void goesOnToTheServiceThatIsCalled() {
    answer.set(
        """
        {"service":"review","version":"1","commit":"c","runtime":"jvm","contracts_version":"1.0"}
        """);

    operator()
        .header(HEADER, "c-2")
        .queryParam("address", peerAddress())
        .get("/probe/call")
        .then()
        .statusCode(200)
        .body("service", equalTo("review"));

    assertThat(seen.get().getFirst(HEADER)).isEqualTo("c-2");
    assertThat(seen.get().getFirst("Authorization")).matches("Bearer [A-Za-z0-9_-]{43}");
  }

  @Test
  void aRefusalOfTheOtherServiceIsToldAsSuch() {
    answer.set(
        """
        {"type":"urn:operations-center:problem:forbidden","title":"This credential may not do that",
         "status":403,"detail":"Not this edge.","instance":"/v1/about","errors":[]}
        """);

    operator()
        .queryParam("address", peerAddress())
        .get("/probe/call")
        .then()
        .statusCode(502)
        .body("type", equalTo("urn:operations-center:problem:peer-refused"))
        .body("detail", equalTo("This credential may not do that (403): Not this edge."));
  }

  @Test
  void aServiceThatIsAwayIsNotAvailable() {
    String address = peerAddress();
    peer.stop(0);

    operator()
        .queryParam("address", address)
        .get("/probe/call")
        .then()
        .statusCode(503)
        .body("type", equalTo("urn:operations-center:problem:unavailable"));
  }
}
