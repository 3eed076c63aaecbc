package io.operationscenter.planner.lanes.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.lanes.claims.ClaimStep;
import io.operationscenter.planner.planning.PlanningBench;
import io.operationscenter.planner.routing.switchboard.Patience;
import io.operationscenter.planner.routing.switchboard.StandInSwitchBoard;
import io.operationscenter.planner.routing.switchboard.StandInSwitchBoard.Reply;
import io.operationscenter.planner.routing.switchboard.SwitchBoard;
import io.operationscenter.planner.routing.switchboard.SwitchBoardAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What a card shows of a SwitchBoard on a real socket that gives no decision (spec 02 §6). */
class RoutingOutagesTest {

  private static final String JSON = "application/json";
  private static final String FOREIGN =
      """
      {"decision_id": "d-1", "proposal_id": "of-another-card", "selected_lane": "claude_cli",
       "selected_backend": "kodo", "decided_at": "2026-04-28T10:15:30Z"}""";

  @TempDir private Path folder;
  private StandInSwitchBoard switchBoard;
  private SwitchBoard routing;
  private PlanningBench planning;

  /**
   * What SwitchBoard does.
   *
   * @param name for people
   * @param reply to each request
   * @param attempts how often one question is asked
   * @param says part of the sentence on the card
   */
  private record Fault(String name, Reply reply, int attempts, String says) {}

  private static final List<Fault> AWAY =
      List.of(
          new Fault("slow", new Reply.HangAfter(""), 3, "SwitchBoard request timed out at "),
          new Fault("gone while asked", new Reply.BreakAfter(""), 3, "closed the connection"),
          new Fault("gateway without it", new Reply.Exactly(503, JSON, "{}"), 3, "answered 503"),
          new Fault("broken", new Reply.Exactly(500, "text/plain", "oh"), 1, "answered 500: oh"),
          new Fault(
              "broken off",
              new Reply.BreakAfter("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"deci"),
              1,
              "broke off in the middle"));

  private static final List<Fault> WRONG =
      List.of(
          new Fault("nonsense", new Reply.Exactly(200, "text/html", "<p>hi"), 1, "it is no JSON"),
          new Fault("another's", new Reply.Exactly(200, JSON, FOREIGN), 1, "of-another-card"),
          new Fault(
              "an unknown backend",
              new Reply.Exactly(200, JSON, FOREIGN.replace("kodo", "team_executor")),
              1,
              "team_executor"),
          new Fault("a redirect", new Reply.Exactly(302, JSON, ""), 1, "answered 302"),
          new Fault("a refusal", new Reply.Exactly(422, JSON, "{}"), 1, "rejected the proposal"));

  @BeforeEach
  void start() throws IOException {
    switchBoard = StandInSwitchBoard.start();
    routing =
        new SwitchBoard(
            SwitchBoardAddress.of(switchBoard.url()),
            ContractCodec.withRandomIds(Clock.systemUTC()),
            Map::of,
            new Patience(
                Duration.ofSeconds(2),
                Duration.ofMinutes(2),
                List.of(Duration.ofMillis(1), Duration.ofMillis(1))),
            _ -> {});
    planning =
        new PlanningBench(
            folder,
            "sample: {clone_url: \"git@example.org:owner/sample.git\", default_branch: main}",
            routing);
  }

  @AfterEach
  void stop() throws IOException {
    planning.close();
    routing.close();
    switchBoard.close();
  }

  @OnBothDatabases
  void leavesTheCardReadyWhileNobodyAnswersAndRoutesItOnceSomebodyDoes(StoreFixture fixture)
      throws IOException {
    // Given
    World world = new World(fixture);
    world.planning.set(planning::plan);
    Planner planner = world.planner();
    Card card = world.card();
    for (Fault fault : AWAY) {
      switchBoard.replyAlways(fault.reply());
      long before = switchBoard.routed();

      // When
      Claim closed = planner.drive(planner.claim().orElseThrow());
      boolean atOnce = planner.claim().isPresent();
      world.clock.pass(Duration.ofMinutes(6));

      // Then
      assertThat(closed.outcome()).as(fault.name()).isEqualTo("routing_unavailable");
      assertThat(switchBoard.routed() - before).as(fault.name()).isEqualTo(fault.attempts());
      assertThat(atOnce).as(fault.name()).isFalse();
      assertThat(planner.claims.live("goal")).as(fault.name()).isEmpty();
      assertThat(planner.refusals.times(closed.subject(), "routing_unavailable"))
          .as(fault.name())
          .isEqualTo(AWAY.indexOf(fault) + 1);
    }
    assertThat(world.board.statesOf(card.id())).isEmpty();
    assertThat(world.execution.admitted()).isEmpty();
    assertThat(world.board.textsOn(card.id()))
        .singleElement()
        .asString()
        .contains("[Goal] routing unavailable", AWAY.getFirst().says(), switchBoard.url());
    assertThat(planning.keptRuns()).hasSize(1);

    switchBoard.replyAlways(StandInSwitchBoard.DECIDE);
    assertThat(planner.drive(planner.claim().orElseThrow()).step()).isEqualTo(ClaimStep.STARTED);
    assertThat(world.board.statesOf(card.id())).containsExactly("us Running");
  }

  @OnBothDatabases
  void saysWhatIsTheMatterAndWhereThePartialRunLies(StoreFixture fixture) throws IOException {
    // Given
    World world = new World(fixture);
    world.planning.set(planning::plan);
    Planner planner = world.planner();
    for (Fault fault : AWAY) {
      switchBoard.replyAlways(fault.reply());
      Card card = world.card();

      // When
      planner.drive(planner.claim().orElseThrow());

      // Then
      assertThat(world.board.textsOn(card.id()))
          .as(fault.name())
          .singleElement()
          .asString()
          .contains("- result_status: routing_unavailable", fault.says())
          .containsPattern("- partial_run_id: partial-[0-9a-f]{8}");
    }
    assertThat(planning.keptRuns()).hasSize(AWAY.size());
  }

  @OnBothDatabases
  void leavesTheCardReadyWhileSwitchBoardIsDown(StoreFixture fixture) throws Exception {
    // Given
    World world = new World(fixture);
    world.planning.set(planning::plan);
    Planner planner = world.planner();
    Card card = world.card();
    switchBoard.leave();

    // When
    for (int i = 0; i < 4; i++) {
      planner.claim().ifPresent(planner::drive);
      world.clock.pass(Duration.ofMinutes(5));
    }

    // Then
    assertThat(world.board.statesOf(card.id())).isEmpty();
    assertThat(world.board.textsOn(card.id()))
        .singleElement()
        .asString()
        .contains("- reason: SwitchBoard unreachable at " + switchBoard.url());
    assertThat(planner.claims.live("goal")).isEmpty();
    assertThat(world.execution.admitted()).isEmpty();
    assertThat(planning.keptRuns()).hasSize(1);
  }

  @OnBothDatabases
  void blocksTheCardThatGotNoDecisionOfItsOwnUntilAPersonMovesIt(StoreFixture fixture)
      throws IOException {
    World world = new World(fixture);
    world.planning.set(planning::plan);
    Planner planner = world.planner();
    for (Fault fault : WRONG) {
      // Given
      switchBoard.replyAlways(fault.reply());
      long before = switchBoard.routed();
      Card card = world.card();

      // When
      Claim closed = planner.drive(planner.claim().orElseThrow());
      world.clock.pass(Duration.ofDays(2));

      // Then
      assertThat(closed.outcome()).as(fault.name()).isEqualTo("routing_error");
      assertThat(switchBoard.routed() - before).as(fault.name()).isEqualTo(fault.attempts());
      assertThat(world.board.statesOf(card.id())).as(fault.name()).containsExactly("us Blocked");
      assertThat(world.board.textsOn(card.id()))
          .as(fault.name())
          .singleElement()
          .asString()
          .contains("- blocked_classification: routing_error", fault.says());
      assertThat(planner.claim()).as(fault.name()).isEmpty();

      switchBoard.replyAlways(StandInSwitchBoard.DECIDE);
      world.board.personMoves(card.id(), BoardState.READY);
      assertThat(planner.drive(planner.claim().orElseThrow()).step())
          .as(fault.name())
          .isEqualTo(ClaimStep.STARTED);
    }
    assertThat(planning.keptRuns()).hasSize(WRONG.size());
  }
}
