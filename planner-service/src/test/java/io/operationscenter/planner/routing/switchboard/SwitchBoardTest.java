package io.operationscenter.planner.routing.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.enums.BackendName;
import io.operationscenter.contracts.enums.LaneName;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.LaneDecision;
import io.operationscenter.contracts.routing.RoutingPlan;
import io.operationscenter.planner.routing.Proposals;
import io.operationscenter.planner.routing.RoutingFailure;
import io.operationscenter.planner.routing.switchboard.StandInSwitchBoard.Received;
import io.operationscenter.planner.routing.switchboard.StandInSwitchBoard.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against a SwitchBoard on a real socket (spec 02 §1, §3, §6, §11). */
class SwitchBoardTest {

  private static final ContractCodec CODEC = ContractCodec.withRandomIds(Clock.systemUTC());
  private static final TaskProposal PROPOSAL = Proposals.proposal("bug_fix", "low");
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final List<Duration> PAUSES =
      List.of(Duration.ofMillis(500), Duration.ofSeconds(1));
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 400\r\n";

  private final List<Duration> paused = new ArrayList<>();
  private StandInSwitchBoard board;

  @BeforeEach
  void start() throws IOException {
    board = StandInSwitchBoard.start();
  }

  @AfterEach
  void stop() throws IOException {
    board.close();
  }

  private SwitchBoard client(String url, Patience patience, Map<String, String> aliases) {
    return new SwitchBoard(SwitchBoardAddress.of(url), CODEC, () -> aliases, patience, paused::add);
  }

  private SwitchBoard client() {
    return client(board.url(), new Patience(LONG, LONG, PAUSES), Map.of());
  }

  private RoutingFailure failure(SwitchBoard client) {
    try (client) {
      client.selectLane(PROPOSAL);
    } catch (RoutingFailure failure) {
      return failure;
    }
    throw new AssertionError("a decision was made");
  }

  private RoutingFailure failureAfter(Reply reply) {
    board.replyAlways(reply);
    return failure(client());
  }

  @Test
  void postsTheCanonicalProposalOverPlainHttp11() {
    // When
    LaneDecision decision;
    try (SwitchBoard client = client()) {
      decision = client.selectLane(PROPOSAL);
    }

    // Then
    assertThat(decision.proposalId()).isEqualTo(PROPOSAL.proposalId());
    assertThat(decision.selectedLane()).isEqualTo(LaneName.CLAUDE_CLI);
    Received request = board.received().getFirst();
    assertThat(request.line()).isEqualTo("POST /route HTTP/1.1");
    assertThat(request.body()).isEqualTo(CODEC.json(PROPOSAL));
    assertThat(request.headers())
        .containsEntry("content-type", "application/json")
        .containsEntry("accept", "application/json")
        .containsEntry("x-request-id", PROPOSAL.proposalId())
        .doesNotContainKeys("upgrade", "http2-settings");
  }

  @Test
  void keepsThePathOfTheBaseAddress() {
    try (SwitchBoard client =
        client(board.url() + "/router//", new Patience(LONG, LONG, List.of()), Map.of())) {
      client.selectLane(PROPOSAL);
    }

    assertThat(board.received().getFirst().line()).startsWith("POST /router/route ");
  }

  @Test
  void leavesOutTheRequestIdThatIsNoPrintableAscii() {
    try (SwitchBoard client = client()) {
      client.selectLane(Proposals.withId("Vorschlag-ä"));
    }

    assertThat(board.received().getFirst().headers()).doesNotContainKey("x-request-id");
  }

  @Test
  void decodesBothShapesToEqualDecisions() {
    // Given
    board.replyNext(StandInSwitchBoard.DECIDE, StandInSwitchBoard.DECIDE_IN_ENVELOPE);

    // When
    LaneDecision plain;
    LaneDecision enveloped;
    try (SwitchBoard client = client()) {
      plain = client.selectLane(PROPOSAL);
      enveloped = client.selectLane(PROPOSAL);
    }

    // Then
    assertThat(enveloped)
        .usingRecursiveComparison()
        .ignoringFields("decisionId", "decidedAt")
        .isEqualTo(plain);
  }

  @Test
  void asksForRoutesByTheSameRules() {
    // Given
    board.replyNext(new Reply.Exactly(503, "application/json", "{}"));

    // When
    RoutingPlan plan;
    try (SwitchBoard client = client()) {
      plan = client.planRoutes(PROPOSAL);
    }

    // Then
    assertThat(plan.primary().route()).isEqualTo("claude_cli/kodo");
    assertThat(plan.policySummary()).startsWith("primary=claude_cli/kodo");
    assertThat(board.received())
        .hasSize(2)
        .allSatisfy(
            request -> {
              assertThat(request.line()).isEqualTo("POST /route-plan HTTP/1.1");
              assertThat(request.body()).isEqualTo(CODEC.json(PROPOSAL));
              assertThat(request.headers()).containsEntry("x-request-id", PROPOSAL.proposalId());
            });
  }

  @Test
  void routesThatCannotBeReadAreAProtocolErrorAtOnce() {
    board.replyAlways(new Reply.Exactly(200, "application/json", "{\"primary\": 1}"));

    try (SwitchBoard client = client()) {
      assertThatThrownBy(() -> client.planRoutes(PROPOSAL))
          .isInstanceOf(RoutingFailure.Protocol.class)
          .hasMessageContaining("is no routing plan");
    }
    assertThat(board.received()).hasSize(1);
  }

  @Test
  void asksAgainAfterTheConnectionWasClosedForBeingIdle() throws IOException {
    // Given
    try (StandInSwitchBoard impatient = StandInSwitchBoard.start(Duration.ofMillis(100));
        SwitchBoard client = client(impatient.url(), new Patience(LONG, LONG, PAUSES), Map.of())) {
      client.selectLane(PROPOSAL);
      await("idle connection closed").atMost(LONG).until(() -> impatient.openConnections() == 0);

      // When
      LaneDecision decision = client.selectLane(PROPOSAL);

      // Then
      assertThat(decision.proposalId()).isEqualTo(PROPOSAL.proposalId());
      assertThat(impatient.received().getLast().connection()).isGreaterThan(1);
    }
  }

  @Test
  void aRefusedConnectionIsUnavailable() throws IOException {
    // Given
    String nobody;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = "http://127.0.0.1:" + free.getLocalPort();
    }

    // When
    RoutingFailure failure = failure(client(nobody, new Patience(LONG, LONG, PAUSES), Map.of()));

    // Then
    assertThat(failure)
        .isInstanceOf(RoutingFailure.Unavailable.class)
        .hasMessageStartingWith(
            "SwitchBoard unreachable at "
                + nobody
                + ". Set OPERATIONS_CENTER_SWITCHBOARD_URL or start the SwitchBoard service."
                + " Cause: ");
    assertThat(paused).isEqualTo(PAUSES);
  }

  @Test
  void anUnknownHostIsUnavailable() {
    assertThat(
            failure(
                client(
                    "http://no-such-host.invalid:1",
                    new Patience(LONG, LONG, List.of()),
                    Map.of())))
        .isInstanceOf(RoutingFailure.Unavailable.class)
        .hasMessageContaining("unreachable at http://no-such-host.invalid:1");
  }

  @Test
  void aSilentSwitchBoardIsAskedThreeTimes() {
    // Given
    board.replyAlways(new Reply.HangAfter(""));

    // When
    RoutingFailure failure =
        failure(client(board.url(), new Patience(Duration.ofMillis(200), LONG, PAUSES), Map.of()));

    // Then
    assertThat(failure)
        .isInstanceOf(RoutingFailure.Unavailable.class)
        .hasMessageStartingWith("SwitchBoard request timed out at " + board.url() + ". Cause: ");
    assertThat(board.routed()).isEqualTo(3);
    assertThat(paused).isEqualTo(PAUSES);
  }

  @Test
  void noAttemptBeginsWithoutTimeForItsPause() {
    // Given
    board.replyAlways(new Reply.Exactly(503, "text/plain", "later"));

    // When
    RoutingFailure failure =
        failure(
            client(
                board.url(),
                new Patience(LONG, LONG, List.of(Duration.ZERO, LONG.plusSeconds(1))),
                Map.of()));

    // Then
    assertThat(failure).isInstanceOf(RoutingFailure.Unavailable.class);
    assertThat(board.routed()).isEqualTo(2);
  }

  @Test
  void theUsualPatienceIsThatOfTheSpecification() {
    assertThat(Patience.USUAL.attempt()).isEqualTo(Duration.ofSeconds(10));
    assertThat(Patience.USUAL.total()).isEqualTo(Duration.ofSeconds(15));
    assertThat(Patience.USUAL.pauses()).isEqualTo(PAUSES);
  }

  @Test
  void anAnswerThatStopsHalfwayIsNotAskedForAgain() {
    // Given
    board.replyAlways(new Reply.HangAfter(HEAD + "\r\n{\"decision_id\""));

    // When
    RoutingFailure failure =
        failure(client(board.url(), new Patience(Duration.ofSeconds(2), LONG, PAUSES), Map.of()));

    // Then
    assertThat(failure)
        .isInstanceOf(RoutingFailure.Unavailable.class)
        .hasMessageContaining("timed out");
    assertThat(board.routed()).isEqualTo(1);
  }

  @Test
  void aConnectionClosedBeforeTheAnswerIsAskedAgain() {
    // Given
    board.replyNext(new Reply.BreakAfter(""));

    // When
    LaneDecision decision;
    try (SwitchBoard client = client()) {
      decision = client.selectLane(PROPOSAL);
    }

    // Then
    assertThat(decision.proposalId()).isEqualTo(PROPOSAL.proposalId());
    assertThat(board.routed()).isEqualTo(2);
    assertThat(paused).containsExactly(Duration.ofMillis(500));
  }

  @ParameterizedTest
  @ValueSource(strings = {HEAD + "\r\n{\"decision_id\": \"d", HEAD})
  void aConnectionDroppedInTheAnswerIsUnavailableAtOnce(String part) {
    assertThat(failureAfter(new Reply.BreakAfter(part)))
        .isInstanceOf(RoutingFailure.Unavailable.class)
        .hasMessageContaining("broke off");
    assertThat(board.routed()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {502, 503, 504})
  void aGatewayErrorIsAskedThreeTimes(int status) {
    assertThat(failureAfter(new Reply.Exactly(status, "text/html", "<html>busy</html>")))
        .isInstanceOf(RoutingFailure.Unavailable.class)
        .hasMessageContaining(Integer.toString(status));
    assertThat(board.routed()).isEqualTo(3);
  }

  @Test
  void anInternalErrorIsUnavailableAtOnce() {
    assertThat(failureAfter(new Reply.Exactly(500, "text/plain", "Internal Server Error")))
        .isInstanceOf(RoutingFailure.Unavailable.class)
        .hasMessageContaining("500: Internal Server Error");
    assertThat(board.routed()).isEqualTo(1);
  }

  @Test
  void aRejectionTellsWhatWasWrongButNotWhatWasSent() {
    // Given
    String body =
        "{\"detail\":[{\"type\":\"missing\",\"loc\":[\"body\",\"task_type\"],"
            + "\"msg\":\"Field required\",\"input\":{\"goal_text\":\"a secret goal\"}}]}";

    // When
    RoutingFailure failure = failureAfter(new Reply.Exactly(422, "application/json", body));

    // Then
    assertThat(failure)
        .isInstanceOf(RoutingFailure.Rejected.class)
        .hasMessageContaining("422")
        .hasMessageContaining("Field required")
        .hasMessageNotContaining("secret");
    assertThat(board.routed()).isEqualTo(1);
  }

  @Test
  void aBodyThatCannotBeCleanedIsNotRepeated() {
    assertThat(
            failureAfter(
                new Reply.Exactly(
                    422, "application/json", "{\"detail\":[{\"input\":{\"goal\":\"a secret")))
        .isInstanceOf(RoutingFailure.Rejected.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void aLongBodyIsCutAndKeptOnOneLine() {
    RoutingFailure failure =
        failureAfter(new Reply.Exactly(400, "text/plain", "line\nbreak " + "x".repeat(5_000)));

    assertThat(failure.getMessage()).contains("line break").doesNotContain("\n");
    assertThat(failure.getMessage().replaceAll("[^x]", "")).hasSizeLessThanOrEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>hello</html>",
        "",
        "null",
        "[]",
        "{}",
        "{\"proposal_id\": \"P\", \"selected_lane\": \"claude_cli\"}",
        "{\"proposal_id\": \"P\", \"selected_lane\": \"claude_cli\","
            + " \"selected_backend\": \"team_executor\"}",
        "{\"proposal_id\": \"P\", \"selected_lane\": \"claude_cli\","
            + " \"selected_backend\": \"kodo\", \"confidence\": 1.5}",
        "{\"proposal_id\": \"other\", \"selected_lane\": \"claude_cli\","
            + " \"selected_backend\": \"kodo\"}"
      })
  void anAnswerThatIsNoDecisionForThisProposalIsAProtocolError(String body) {
    String answer = body.replace("\"P\"", "\"" + PROPOSAL.proposalId() + "\"");

    assertThat(failureAfter(new Reply.Exactly(200, "application/json", answer)))
        .isInstanceOf(RoutingFailure.Protocol.class);
    assertThat(board.routed()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 301, 302, 307, 308})
  void onlyA200CarriesADecisionAndNoRedirectIsFollowed(int status) {
    assertThat(
            failureAfter(new Reply.Exactly(status, "application/json", status == 204 ? "" : "{}")))
        .isInstanceOf(RoutingFailure.Protocol.class)
        .hasMessageContaining(Integer.toString(status));
    assertThat(board.received()).hasSize(1);
  }

  @Test
  void anEndlessAnswerIsNotReadToItsEnd() {
    assertThat(failureAfter(new Reply.Exactly(200, "application/json", " ".repeat(3 << 20))))
        .isInstanceOf(RoutingFailure.Protocol.class)
        .hasMessageContaining("longer than");
  }

  @Test
  void aBackendKnownByAnotherNameIsTranslatedAndTheNameKept() {
    // Given
    board.replyAlways(
        new Reply.Exactly(
            200,
            "application/json",
            "{\"proposal_id\": \"%s\", \"selected_lane\": \"claude_cli\",\"selected_backend\": \"team_executor\"}"
                .formatted(PROPOSAL.proposalId())));

    // When
    LaneDecision decision;
    try (SwitchBoard client =
        client(board.url(), new Patience(LONG, LONG, List.of()), Map.of("team_executor", "kodo"))) {
      decision = client.selectLane(PROPOSAL);
    }

    // Then
    assertThat(decision.selectedBackend()).isEqualTo(BackendName.KODO);
    assertThat(decision.rationale()).isEqualTo("[backend_received: team_executor]");
  }

  @Test
  void aWaitThatIsInterruptedEndsAtOnce() throws Exception {
    // Given
    board.replyAlways(new Reply.HangAfter(""));
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    try (SwitchBoard client = client()) {
      Thread asking =
          Thread.ofVirtual()
              .start(
                  () -> {
                    assertThatThrownBy(() -> client.selectLane(PROPOSAL))
                        .isInstanceOf(RoutingFailure.Unavailable.class);
                    interrupted.complete(Thread.currentThread().isInterrupted());
                  });
      await("the question is out").atMost(LONG).until(() -> board.routed() == 1);

      // When
      asking.interrupt();

      // Then
      assertThat(interrupted.get(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(board.routed()).isEqualTo(1);
    }
  }

  @Test
  void manyThreadsMayAskAtOnce() throws InterruptedException, ExecutionException {
    List<Future<LaneDecision>> asked = new ArrayList<>();
    List<TaskProposal> proposals = new ArrayList<>();
    try (SwitchBoard client = client();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        TaskProposal proposal = Proposals.proposal("feature", "high");
        proposals.add(proposal);
        asked.add(threads.submit(() -> client.selectLane(proposal)));
      }
      for (int i = 0; i < asked.size(); i++) {
        assertThat(asked.get(i).get().proposalId()).isEqualTo(proposals.get(i).proposalId());
      }
    }
  }
}
