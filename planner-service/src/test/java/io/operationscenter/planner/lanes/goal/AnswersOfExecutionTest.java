package io.operationscenter.planner.lanes.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.tickets.Refusal;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.lanes.claims.ClaimStep;
import java.time.Duration;

/** Answers that are neither yes nor a refusal that ends by itself. */
class AnswersOfExecutionTest {

  @OnBothDatabases
  void blocksACardThatBreaksTheContractAndAsksNoMore(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    world.execution.refuse(broken("repository 'sample' is not configured, known are other"));

    // When
    Claim closed = planner.drive(planner.claim().orElseThrow());
    world.clock.pass(Duration.ofDays(2));

    // Then
    assertThat(closed.outcome()).isEqualTo("contract_violation");
    assertThat(world.board.statesOf(card.id())).containsExactly("us Blocked");
    assertThat(world.board.textsOn(card.id()))
        .singleElement()
        .asString()
        .contains(
            "- blocked_classification: parse_config",
            "- reason: repository 'sample' is not configured, known are other");
    assertThat(planner.claim()).isEmpty();
  }

  @OnBothDatabases
  void asksAgainAtOnceForACardThatAPersonPutBackIntoReady(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    world.execution.refuse(broken("base branch 'x' is not allowed for 'sample'"));
    planner.drive(planner.claim().orElseThrow());
    world.execution.refuse(null);

    // When
    world.board.personMoves(card.id(), BoardState.READY);
    Claim again = planner.drive(planner.claim().orElseThrow());

    // Then
    assertThat(again.step()).isEqualTo(ClaimStep.STARTED);
  }

  @OnBothDatabases
  void waitsWithTheCardInReadyWhileABlockedTicketIsSealed(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    world.execution.block(ScriptedExecution.review());
    world.execution.sealLater();
    ClaimCard.Held held = planner.claim().orElseThrow();

    // When
    Claim waiting = planner.drive(held);
    int movesWhileWaiting = world.board.statesOf(card.id()).size();
    world.execution.sealed(waiting.ticketId());
    Claim closed = planner.drive(new ClaimCard.Held(waiting, held.lease()));

    // Then
    assertThat(waiting.step()).isEqualTo(ClaimStep.PLANNED);
    assertThat(movesWhileWaiting).isZero();
    assertThat(closed.outcome()).isEqualTo("policy_review");
    assertThat(world.board.statesOf(card.id())).containsExactly("us Blocked");
    assertThat(world.execution.started()).isEmpty();
  }

  @OnBothDatabases
  void letsTheClaimGoWhenTheLiveTicketItWasToldOfIsGone(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    world.execution.refuse(
        new Refusal("already_live", "lives", null, null, null, null, "0b6f2c1e-gone"));

    // When
    Claim closed = planner.drive(planner.claim().orElseThrow());

    // Then
    assertThat(closed.outcome()).isEqualTo("live_ticket_ended");
    assertThat(world.board.statesOf(card.id())).isEmpty();
  }

  @OnBothDatabases
  void putsACardBackWhoseTicketIsGoneAtItsStart(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    ClaimCard.Held held = planner.claim().orElseThrow();
    Claim moved = planner.driveTo(held, ClaimStep.MOVED);

    // When
    world.execution.forget(moved.ticketId());
    Claim closed = planner.drive(new ClaimCard.Held(moved, held.lease()));
    Claim again = planner.drive(planner.claim().orElseThrow());

    // Then
    assertThat(closed.outcome()).isEqualTo("ticket_lost");
    assertThat(world.board.statesOf(card.id()))
        .containsExactly("us Running", "us Ready for AI", "us Running");
    assertThat(again.step()).isEqualTo(ClaimStep.STARTED);
    assertThat(again.ticketId()).isNotEqualTo(moved.ticketId());
  }

  @OnBothDatabases
  void leavesAWithdrawnCardAloneWhenItsTicketIsGone(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    ClaimCard.Held held = planner.claim().orElseThrow();
    Claim admitted = planner.driveTo(held, ClaimStep.MOVING);

    // When
    world.board.personMoves(card.id(), BoardState.BACKLOG);
    world.execution.forget(admitted.ticketId());
    Claim closed = planner.drive(new ClaimCard.Held(admitted, held.lease()));

    // Then
    assertThat(closed.outcome()).isEqualTo("withdrawn");
    assertThat(world.board.statesOf(card.id())).containsExactly("person Backlog");
  }

  @OnBothDatabases
  void countsARunWhoseTicketIsGoneAsInterrupted(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    ClaimCard.Held held = planner.claim().orElseThrow();
    Claim running = planner.drive(held);

    // When
    world.execution.forget(running.ticketId());
    Claim closed = planner.drive(new ClaimCard.Held(running, held.lease()));

    // Then
    assertThat(world.execution.live()).noneMatch(t -> t.state() == TicketState.QUEUED);
    assertThat(closed.outcome()).isEqualTo("interrupted");
    assertThat(world.board.statesOf(card.id())).containsExactly("us Running", "us Ready for AI");
  }

  private static Refusal broken(String message) {
    return new Refusal("contract_violation", message, null, null, null, null, null);
  }
}
