package io.operationscenter.planner.lanes.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import io.operationscenter.planner.PlannerSchema;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.lanes.claims.ClaimStep;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** People edit cards, at every step (design §3). */
class PeopleEditCardsTest {

  private record Edit(String name, BiConsumer<World, Card> doIt) {}

  private static final List<Edit> TAKES_AWAY =
      List.of(
          new Edit("cancelled", (w, c) -> w.board.personMoves(c.id(), BoardState.CANCELLED)),
          new Edit("back in backlog", (w, c) -> w.board.personMoves(c.id(), BoardState.BACKLOG)),
          new Edit("archived", (w, c) -> w.board.personArchives(c.id())),
          new Edit("deleted", (w, c) -> w.board.personDeletes(c.id())));

  @OnBothDatabases
  void startsNothingForACardThatWasTakenAwayOrEditedBeforeItsStart(StoreFixture fixture) {
    Store store = fixture.open(new PlannerSchema().migrations());
    List<Edit> edits = new ArrayList<>(TAKES_AWAY);
    edits.add(new Edit("edited", (w, c) -> w.board.personEdits(c.id(), c.title(), "other")));
    for (ClaimStep step : List.of(ClaimStep.CLAIMED, ClaimStep.ADMITTED, ClaimStep.MOVING)) {
      for (Edit edit : edits) {
        // Given
        World world = new World(store);
        Card card = world.card();
        Planner planner = world.planner();
        ClaimCard.Held held = planner.claim().orElseThrow();
        Claim at = planner.driveTo(held, step);

        // When
        edit.doIt().accept(world, card);
        Claim closed = planner.drive(new ClaimCard.Held(at, held.lease()));

        // Then
        String where = edit.name() + " at " + step;
        assertThat(closed.outcome()).as(where).isEqualTo("withdrawn");
        assertThat(world.execution.started()).as(where).isEmpty();
        assertThat(world.execution.live()).as(where).isEmpty();
        assertThat(world.board.all().stream().flatMap(c -> world.board.statesOf(c.id()).stream()))
            .as(where)
            .noneMatch(move -> move.startsWith("us "));
      }
    }
  }

  @OnBothDatabases
  void endsTheRunOfACardThatWasTakenAwayAndLeavesItsState(StoreFixture fixture) {
    Store store = fixture.open(new PlannerSchema().migrations());
    for (Edit edit : TAKES_AWAY) {
      // Given
      World world = new World(store);
      Card card = world.card();
      Planner planner = world.planner();
      ClaimCard.Held held = planner.claim().orElseThrow();
      Claim running = planner.drive(held);

      // When
      edit.doIt().accept(world, card);
      Claim closed = planner.drive(new ClaimCard.Held(running, held.lease()));

      // Then
      assertThat(closed.outcome()).as(edit.name()).isEqualTo("left_to_person");
      assertThat(world.execution.stored(closed.ticketId()).state())
          .as(edit.name())
          .isEqualTo(TicketState.CANCELLED);
      assertThat(world.board.statesOf(card.id()).stream().filter(m -> m.startsWith("us ")))
          .as(edit.name())
          .containsExactly("us Running");
    }
  }

  @OnBothDatabases
  void endsTheRunOfACardMovedToReadyWithACommentAndTakesItAnew(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    ClaimCard.Held held = planner.claim().orElseThrow();
    Claim running = planner.drive(held);

    // When
    world.board.personMoves(card.id(), BoardState.READY);
    Claim closed = planner.drive(new ClaimCard.Held(running, held.lease()));
    ClaimCard.Held again = planner.claim().orElseThrow();

    // Then
    assertThat(closed.outcome()).isEqualTo("left_to_person");
    assertThat(world.board.textsOn(card.id())).hasSize(1);
    assertThat(world.board.statesOf(card.id()))
        .containsExactly("us Running", "person Ready for AI");
    assertThat(again.claim().taskId()).isEqualTo(card.id());
    assertThat(again.claim().ticketId()).isNotEqualTo(closed.ticketId());
  }

  @OnBothDatabases
  void letsTheRunOfAnEditedCardGoOnAndNamesTheChange(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    ClaimCard.Held held = planner.claim().orElseThrow();
    Claim running = planner.drive(held);

    // When
    world.board.personEdits(card.id(), "Another title", "Another goal");
    Claim seen = planner.drive(new ClaimCard.Held(running, held.lease()));
    world.succeed(seen);
    planner.drive(new ClaimCard.Held(seen, held.lease()));

    // Then
    assertThat(world.board.statesOf(card.id())).containsExactly("us Running", "us Review");
    assertThat(world.board.textsOn(card.id()).getFirst())
        .contains("- card_changed: description, title");
  }

  @OnBothDatabases
  void onlyCommentsOnACardThatAPersonMovedElsewhere(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    ClaimCard.Held held = planner.claim().orElseThrow();
    Claim running = planner.drive(held);
    world.succeed(running);
    Claim at = planner.driveTo(new ClaimCard.Held(running, held.lease()), ClaimStep.FOLLOWED_UP);

    // When
    world.board.personMoves(card.id(), BoardState.DONE);
    Claim closed = planner.drive(new ClaimCard.Held(at, held.lease()));

    // Then
    assertThat(closed.outcome()).isEqualTo("succeeded");
    assertThat(world.board.statesOf(card.id())).containsExactly("us Running", "person Done");
    assertThat(world.board.textsOn(card.id())).isNotEmpty();
  }

  @OnBothDatabases
  void makesNoFollowUpOfACardThatAPersonMovedWhileItRan(StoreFixture fixture) {
    Store store = fixture.open(new PlannerSchema().migrations());
    for (BoardState state : List.of(BoardState.DONE, BoardState.BLOCKED)) {
      // Given
      World world = new World(store);
      Card card = world.card();
      Planner planner = world.planner();
      ClaimCard.Held held = planner.claim().orElseThrow();
      Claim running = planner.drive(held);

      // When
      world.board.personMoves(card.id(), state);
      world.succeed(running);
      Claim closed = planner.drive(new ClaimCard.Held(running, held.lease()));

      // Then
      assertThat(closed.followUps()).as(state.title()).isEmpty();
      assertThat(world.board.all()).as(state.title()).hasSize(1);
      assertThat(world.board.statesOf(card.id()))
          .as(state.title())
          .containsExactly("us Running", "person " + state.title());
      assertThat(world.board.textsOn(card.id()))
          .as(state.title())
          .hasSize(2)
          .last()
          .asString()
          .startsWith("[Goal] state left to person")
          .contains("- card_state: " + state.title(), "- state_of_result: Review");
    }
  }

  @OnBothDatabases
  void letsThePersonWinWhoMovesTheCardWhileWeMoveItToRunning(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    ClaimCard.Held held = planner.claim().orElseThrow();

    // When
    world.board.beforeOurNextMove(() -> world.board.personMoves(card.id(), BoardState.BACKLOG));
    Claim closed = planner.drive(held);

    // Then
    assertThat(closed.outcome()).isEqualTo("withdrawn");
    assertThat(world.board.stored(card.id()).stateName()).isEqualTo("Backlog");
    assertThat(world.execution.started()).isEmpty();
    assertThat(world.execution.live()).isEmpty();
  }

  @OnBothDatabases
  void letsThePersonWinWhoMovesTheCardWhileWeWriteTheResult(StoreFixture fixture) {
    for (boolean before : List.of(true, false)) {
      // Given
      World world = new World(fixture);
      Card card = world.card();
      Planner planner = world.planner();
      ClaimCard.Held held = planner.claim().orElseThrow();
      Claim running = planner.drive(held);
      world.succeed(running);

      // When
      Runnable person = () -> world.board.personMoves(card.id(), BoardState.CANCELLED);
      if (before) {
        world.board.beforeOurNextMove(person);
      } else {
        world.board.afterOurNextMove(person);
      }
      planner.drive(new ClaimCard.Held(running, held.lease()));

      // Then
      assertThat(world.board.stored(card.id()).stateName()).isEqualTo("Cancelled");
      assertThat(planner.claims.live("goal")).isEmpty();
    }
  }

  @OnBothDatabases
  void doesNotMistakeAPersonsMoveToRunningForItsOwn(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    ClaimCard.Held held = planner.claim().orElseThrow();
    Claim at = planner.driveTo(held, ClaimStep.MOVING);

    // When
    world.board.personMoves(card.id(), BoardState.RUNNING);
    Claim closed = planner.drive(new ClaimCard.Held(at, held.lease()));

    // Then
    assertThat(closed.outcome()).isEqualTo("withdrawn");
    assertThat(world.board.stored(card.id()).stateName()).isEqualTo("Running");
    assertThat(world.execution.live()).isEmpty();
  }
}
