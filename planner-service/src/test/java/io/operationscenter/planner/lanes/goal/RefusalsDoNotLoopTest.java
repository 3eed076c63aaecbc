package io.operationscenter.planner.lanes.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.operationscenter.contracts.tickets.Refusal;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import io.operationscenter.planner.PlannerSchema;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.lanes.claims.ClaimStep;
import io.operationscenter.planner.planning.CardDescription;
import io.operationscenter.planner.planning.DescriptionReading;
import io.operationscenter.planner.planning.PlannedCard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Refusals do not loop, and those that end on the card end there once (design §3). */
class RefusalsDoNotLoopTest {

  @OnBothDatabases
  void asksAgainOnlyAfterTheRefusalHasEnded(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    world.execution.refuse(refusal("budget_exceeded", world.clock.instant().plusSeconds(3600)));
    Claim refused = planner.drive(planner.claim().orElseThrow());

    // When
    boolean atOnce = planner.claim().isPresent();
    world.clock.pass(Duration.ofMinutes(59));
    boolean early = planner.claim().isPresent();
    world.clock.pass(Duration.ofMinutes(1));
    boolean later = planner.claim().isPresent();

    // Then
    assertThat(refused.outcome()).isEqualTo("refused");
    assertThat(atOnce).isFalse();
    assertThat(early).isFalse();
    assertThat(later).isTrue();
    assertThat(world.board.statesOf(card.id())).isEmpty();
    assertThat(world.board.textsOn(card.id())).isEmpty();
  }

  @OnBothDatabases
  void asksAgainWhenTheCardOrTheConfigurationChanged(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    world.execution.refuse(refusal("budget_exceeded", world.clock.instant().plusSeconds(3600)));
    planner.drive(planner.claim().orElseThrow());

    // When
    world.settings.digest("digest-2");
    boolean configured = planner.claim().map(planner::drive).isPresent();
    boolean held = planner.claim().isPresent();
    world.board.personEdits(card.id(), card.title(), World.GOAL + "\nAnd of nothing at all.");
    boolean edited = planner.claim().map(planner::drive).isPresent();

    // Then
    assertThat(configured).isTrue();
    assertThat(held).isFalse();
    assertThat(edited).isTrue();
  }

  @OnBothDatabases
  void aCardThatMendsTheValidationNamesItselfAndTheOthersNameIt(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card repair =
        world.board.file(
            "Fix pre-existing validation failure in sample", World.GOAL, "repo: sample");
    Card other = world.card();
    Planner planner = world.planner();
    world.execution.refuse(refusal("budget_exceeded", world.clock.instant().plusSeconds(3600)));

    // When
    Claim first = planner.drive(planner.claim().orElseThrow());
    Claim second = planner.drive(planner.claim().orElseThrow());

    // Then
    assertThat(List.of(first, second))
        .allSatisfy(
            claim ->
                assertThat(claim.command().card().openFixValidationTask()).isEqualTo(repair.id()))
        .extracting(Claim::taskId)
        .containsExactlyInAnyOrder(repair.id(), other.id());
  }

  @OnBothDatabases
  void blocksACardWhoseExecutionSectionIsFaultyAndSaysWhy(StoreFixture fixture) {
    Store store = fixture.open(new PlannerSchema().migrations());
    Map<String, String> faults =
        Map.of(
            "repo: sample\nrepo: other", "repo must not be given twice",
            "task_type: bug_fix\ntask_type: docs", "task_type must not be given twice",
            "mode: nonsense", "mode must be one of goal, fix_pr",
            "- a line", "must hold 'key: value' lines",
            "\tmode: goal", "the Execution section ");
    faults.forEach(
        (yaml, message) -> {
          // Given
          World world = new World(store);
          world.planning.set(
              card ->
                  switch (CardDescription.of(card)) {
                    case DescriptionReading.Faulty faulty ->
                        new PlannedCard.Unreadable(faulty.fault().message());
                    case DescriptionReading.Understood _ -> world.routed(card);
                  });
          Card card =
              world.board.file(
                  "Faulty", "## Execution\n" + yaml + "\n\n" + World.GOAL, "repo: sample");
          Planner planner = world.planner();

          // When
          Claim claim = planner.drive(planner.claim().orElseThrow());

          // Then
          assertThat(claim.outcome()).as(yaml).isEqualTo("parse_config");
          assertThat(world.board.statesOf(card.id())).as(yaml).containsExactly("us Blocked");
          assertThat(world.board.textsOn(card.id()))
              .as(yaml)
              .singleElement()
              .asString()
              .startsWith("[Goal] contract violation")
              .contains(message);
          assertThat(planner.claim()).as(yaml).isEmpty();
        });
  }

  @OnBothDatabases
  void letsTheCardsBehindARefusedOneThrough(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    world.board.file("[Regression] first", World.GOAL, "repo: sample", "priority: high");
    Card second = world.card();
    Planner planner = world.planner();
    world.execution.refuse(refusal("branch_busy", world.clock.instant().plusSeconds(600)));
    planner.drive(planner.claim().orElseThrow());
    world.execution.refuse(null);

    // When
    Claim next = planner.claim().orElseThrow().claim();

    // Then
    assertThat(next.taskId()).isEqualTo(second.id());
  }

  @OnBothDatabases
  void saysOnceADayThatABackendIsNotInstalled(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    world.execution.refuse(refusal("backend_not_installed", null));

    // When
    for (int i = 0; i < 6; i++) {
      planner.claim().ifPresent(planner::drive);
      world.clock.pass(Duration.ofMinutes(15));
    }
    int sameDay = world.board.textsOn(card.id()).size();
    world.clock.pass(Duration.ofHours(24));
    planner.claim().ifPresent(planner::drive);

    // Then
    assertThat(sameDay).isEqualTo(1);
    assertThat(world.board.textsOn(card.id())).hasSize(2);
    assertThat(world.board.statesOf(card.id())).isEmpty();
    assertThat(world.execution.admitted().size()).isGreaterThan(2);
  }

  @OnBothDatabases
  void saysOnTheCardThatARequiredSandboxCannotBeHad(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    world.execution.refuse(refusal("sandbox_unavailable", null));

    // When
    planner.claim().ifPresent(planner::drive);

    // Then
    assertThat(world.board.textsOn(card.id()))
        .singleElement(STRING)
        .contains("reason: sandbox_unavailable", "set sandbox.level and sandbox.egress");
    assertThat(world.board.statesOf(card.id())).isEmpty();
  }

  @OnBothDatabases
  void reloadsOnceForAnotherConfigurationAndLeavesTheCardReady(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    world.execution.refuse(refusal("config_skew", null));

    // When
    Claim closed = planner.drive(planner.claim().orElseThrow());

    // Then
    assertThat(closed.outcome()).isEqualTo("refused");
    assertThat(world.settings.reloads()).isEqualTo(1);
    assertThat(world.board.statesOf(card.id())).isEmpty();
    assertThat(planner.claim()).isEmpty();
  }

  @OnBothDatabases
  void blocksACardThatReachedItsRetryCap(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    world.execution.refuse(
        new Refusal("retry_cap_exceeded", "3 attempts", null, 3.0, 3.0, null, null));

    // When
    planner.drive(planner.claim().orElseThrow());

    // Then
    assertThat(world.board.statesOf(card.id())).containsExactly("us Blocked");
    assertThat(world.board.textsOn(card.id()).getFirst())
        .contains("- blocked_classification: retry_cap_exceeded", "- attempts: 3", "- limit: 3");
  }

  @OnBothDatabases
  void adoptsTheTicketThatLivesAlready(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner first = world.planner();
    Claim admitted = first.driveTo(first.claim().orElseThrow(), ClaimStep.ADMITTED);
    first.claims.advance(
        first.leases.renew(
            first.leases.acquire("unused", first.holder, Duration.ofSeconds(1)).orElseThrow(),
            Duration.ofSeconds(1)),
        admitted,
        admitted.at(ClaimStep.SETTLED).closed("forgotten"));
    world.clock.pass(Duration.ofMinutes(1));

    // When
    Planner second = world.planner();
    Claim running = second.drive(second.claim().orElseThrow());

    // Then
    assertThat(running.ticketId()).isEqualTo(admitted.ticketId());
    assertThat(running.step()).isEqualTo(ClaimStep.STARTED);
    assertThat(world.execution.started()).containsExactly(admitted.ticketId());
    assertThat(world.board.statesOf(card.id())).containsExactly("us Running");
  }

  @OnBothDatabases
  void leavesACardReadyWhileRoutingIsAwayAndSaysSoOnce(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    world.planning.set(read -> unrouted(world, read, true));

    // When
    for (int i = 0; i < 5; i++) {
      planner.claim().ifPresent(planner::drive);
      world.clock.pass(Duration.ofMinutes(5));
    }
    world.planning.set(world::routed);
    Claim running = planner.drive(planner.claim().orElseThrow());

    // Then
    assertThat(world.board.textsOn(card.id())).hasSize(1);
    assertThat(running.step()).isEqualTo(ClaimStep.STARTED);
    assertThat(world.board.statesOf(card.id())).containsExactly("us Running");
  }

  @OnBothDatabases
  void blocksWhatCannotBeReadOrRoutedAndReturnsWhatIsTooVague(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Planner planner = world.planner();

    // When
    Card unreadable = planned(world, planner, card -> new PlannedCard.Unreadable("unknown key"));
    Card vague = planned(world, planner, card -> new PlannedCard.Rejected("12 characters"));
    Card rejected = planned(world, planner, card -> unrouted(world, card, false));

    // Then
    assertThat(world.board.statesOf(unreadable.id())).containsExactly("us Blocked");
    assertThat(world.board.textsOn(unreadable.id()).getFirst())
        .contains("- blocked_classification: parse_config", "- reason: unknown key");
    assertThat(world.board.statesOf(vague.id())).containsExactly("us Backlog");
    assertThat(world.board.textsOn(vague.id()).getFirst()).contains("- reason: 12 characters");
    assertThat(world.board.statesOf(rejected.id())).containsExactly("us Blocked");
    assertThat(world.execution.admitted()).isEmpty();
  }

  @OnBothDatabases
  void asksAPersonWhenPolicyWantsAReviewAndNamesTheDigest(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    world.execution.block(ScriptedExecution.review());

    // When
    Claim closed = planner.drive(planner.claim().orElseThrow());

    // Then
    assertThat(closed.outcome()).isEqualTo("policy_review");
    assertThat(world.board.statesOf(card.id())).containsExactly("us Blocked");
    assertThat(world.board.textsOn(card.id()))
        .singleElement()
        .asString()
        .containsPattern("- proposal_digest: [0-9a-f]{64}")
        .contains("operations-center approve " + card.id());
  }

  @OnBothDatabases
  void doesNotBlockACardThatWasEditedWhileItsRefusalCame(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    world.execution.block(ScriptedExecution.review());
    ClaimCard.Held held = planner.claim().orElseThrow();
    Claim at = planner.driveTo(held, ClaimStep.CONCLUDED);

    // When
    world.board.personEdits(card.id(), card.title(), World.GOAL + " Or of none.");
    planner.drive(new ClaimCard.Held(at, held.lease()));

    // Then
    assertThat(world.board.stored(card.id()).stateName()).isEqualTo(BoardState.READY.title());
    assertThat(planner.claim()).isPresent();
  }

  private static Card planned(World world, Planner planner, Function<Card, PlannedCard> planning) {
    Card card = world.card();
    world.planning.set(planning);
    planner.drive(planner.claim().orElseThrow());
    return card;
  }

  private static PlannedCard unrouted(World world, Card card, boolean unavailable) {
    PlannedCard.Routed routed = (PlannedCard.Routed) world.routed(card);
    return new PlannedCard.Unrouted(
        routed.bundle().proposal(), "no answer", unavailable, "partial-0a1b2c3d");
  }

  private static Refusal refusal(String reason, @Nullable Instant notBefore) {
    return new Refusal(reason, "not now", null, null, null, notBefore, null);
  }
}
