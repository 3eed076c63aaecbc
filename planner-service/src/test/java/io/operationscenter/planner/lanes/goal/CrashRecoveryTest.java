package io.operationscenter.planner.lanes.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.operationscenter.kit.lease.LeaseLost;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import io.operationscenter.planner.PlannerSchema;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.lanes.claims.ClaimStep;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The planner's row of the crash table (design §3). */
class CrashRecoveryTest {

  private static final Set<ClaimStep> WAY_OF_A_SUCCESS =
      EnumSet.complementOf(EnumSet.of(ClaimStep.WITHDRAWING, ClaimStep.CLOSED));

  @OnBothDatabases
  void bringsACardToReviewAndLeavesNothingLive(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();

    // When
    ClaimCard.Held held = planner.claim().orElseThrow();
    Claim running = planner.drive(held);
    world.succeed(running);
    Claim closed = planner.drive(new ClaimCard.Held(running, held.lease()));

    // Then
    assertThat(running.step()).isEqualTo(ClaimStep.STARTED);
    assertThat(closed.outcome()).isEqualTo("succeeded");
    assertThat(world.board.statesOf(card.id())).containsExactly("us Running", "us Review");
    assertThat(world.board.textsOn(card.id()))
        .hasSize(2)
        .first()
        .asString()
        .startsWith("[Goal] execution result")
        .contains("- branch_pushed: true", "- changed_files: src/parser.py (1)");
    assertThat(world.board.all()).hasSize(2);
    assertThat(world.board.all().getLast().labels())
        .contains("repo: sample", "task-kind: test", "source: goal-worker");
    assertThat(planner.claims.live("goal")).isEmpty();
  }

  @OnBothDatabases
  void resumesAfterEveryStoredStep(StoreFixture fixture) {
    Store store = fixture.open(new PlannerSchema().migrations());
    for (ClaimStep step : WAY_OF_A_SUCCESS) {
      // Given
      World world = new World(store);
      Card card = world.card();
      Planner first = world.planner();
      ClaimCard.Held held = first.claim().orElseThrow();
      Claim at = upTo(world, first, held, step);
      assertThat(at.step()).isEqualTo(step);

      // When
      Claim closed = finish(world);

      // Then
      assertReviewedOnce(world, card, closed, "after " + step);
    }
  }

  @OnBothDatabases
  void resumesAfterEveryOutsideEffectThatWasNotRecorded(StoreFixture fixture) {
    Store store = fixture.open(new PlannerSchema().migrations());
    for (boolean before : List.of(true, false)) {
      int kills = 0;
      for (int n = 1; ; n++) {
        // Given
        World world = new World(store);
        Card card = world.card();
        Planner first = world.planner();
        ClaimCard.Held held = first.claim().orElseThrow();
        world.effects.killAt(n, before);
        String where;
        try {
          Claim running = first.drive(held);
          world.succeed(running);
          first.drive(new ClaimCard.Held(running, held.lease()));
          break;
        } catch (Killed killed) {
          where = killed.getMessage();
          kills++;
        }

        // When
        Claim closed = finish(world);

        // Then
        assertReviewedOnce(world, card, closed, where);
      }
      assertThat(kills).isEqualTo(8);
    }
  }

  @OnBothDatabases
  void leavesTheCardWhenTheTicketExpiredBeforeItWasMoved(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner first = world.planner();
    Claim admitted = first.driveTo(first.claim().orElseThrow(), ClaimStep.ADMITTED);
    world.clock.pass(Duration.ofMinutes(11));
    world.execution.expire(admitted.ticketId());

    // When
    Planner second = world.planner();
    Claim closed = second.drive(second.takeOver());
    ClaimCard.Held again = second.claim().orElseThrow();

    // Then
    assertThat(closed.outcome()).isEqualTo("ticket_expired");
    assertThat(world.board.statesOf(card.id())).isEmpty();
    assertThat(world.board.textsOn(card.id())).isEmpty();
    assertThat(again.claim().ticketId()).isNotEqualTo(admitted.ticketId());
  }

  @OnBothDatabases
  void bringsARunningCardBackWhenTheTicketExpiredBeforeItsStart(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner first = world.planner();
    Claim moved = first.driveTo(first.claim().orElseThrow(), ClaimStep.MOVED);
    world.execution.expire(moved.ticketId());

    // When
    Planner second = world.planner();
    Claim closed = second.drive(second.takeOver());

    // Then
    assertThat(closed.outcome()).isEqualTo("ticket_expired");
    assertThat(world.board.statesOf(card.id())).containsExactly("us Running", "us Ready for AI");
    assertThat(second.claim()).isPresent();
  }

  @OnBothDatabases
  void leavesAPersonsStateWhenTheTicketExpiredBeforeItsStart(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner first = world.planner();
    Claim moved = first.driveTo(first.claim().orElseThrow(), ClaimStep.MOVED);
    world.execution.expire(moved.ticketId());
    world.board.personMoves(card.id(), BoardState.DONE);

    // When
    Planner second = world.planner();
    second.drive(second.takeOver());

    // Then
    assertThat(world.board.statesOf(card.id())).containsExactly("us Running", "person Done");
  }

  @OnBothDatabases
  void lendsAClaimToOneProcessAtATime(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    world.card();
    Planner first = world.planner();
    Planner second = world.planner();
    ClaimCard.Held lost = first.claim().orElseThrow();

    // When
    ClaimCard.Held taken = second.takeOver();

    // Then
    assertThatThrownBy(() -> first.drive(lost)).isInstanceOf(LeaseLost.class);
    assertThat(second.drive(taken).step()).isEqualTo(ClaimStep.STARTED);
    assertThat(world.execution.started()).hasSize(1);
  }

  @OnBothDatabases
  void returnsAnInterruptedCardOnceAndBlocksItTheSecondTime(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();

    // When
    Claim first = interrupted(world, planner);
    Claim second = interrupted(world, planner);

    // Then
    assertThat(first.outcome()).isEqualTo("interrupted");
    assertThat(second.outcome()).isEqualTo("interrupted_again");
    assertThat(world.board.statesOf(card.id()))
        .containsExactly("us Running", "us Ready for AI", "us Running", "us Blocked");
    assertThat(world.board.textsOn(card.id()).getLast())
        .contains("- blocked_classification: infra_tooling");
  }

  private static Claim interrupted(World world, Planner planner) {
    ClaimCard.Held held = planner.claim().orElseThrow();
    Claim running = planner.drive(held);
    world.execution.interrupt(running.ticketId());
    return planner.drive(new ClaimCard.Held(running, held.lease()));
  }

  private static Claim upTo(World world, Planner planner, ClaimCard.Held held, ClaimStep step) {
    if (step.compareTo(ClaimStep.STARTED) <= 0) {
      return planner.driveTo(held, step);
    }
    Claim running = planner.driveTo(held, ClaimStep.STARTED);
    world.succeed(running);
    return planner.driveTo(new ClaimCard.Held(running, held.lease()), step);
  }

  private static Claim finish(World world) {
    Planner second = world.planner();
    ClaimCard.Held held = second.takeOver();
    Claim claim = second.drive(held);
    if (claim.step() == ClaimStep.STARTED) {
      world.succeed(claim);
      claim = second.drive(new ClaimCard.Held(claim, held.lease()));
    }
    return claim;
  }

  private static void assertReviewedOnce(World world, Card card, Claim closed, String where) {
    assertThat(closed.outcome()).as(where).isEqualTo("succeeded");
    assertThat(world.board.statesOf(card.id()))
        .as(where)
        .containsExactly("us Running", "us Review");
    assertThat(world.execution.admitted()).as(where).hasSize(1);
    assertThat(world.execution.started()).as(where).hasSize(1);
    assertThat(world.board.textsOn(card.id())).as(where).hasSize(2);
    assertThat(world.board.all()).as(where).hasSize(2);
    assertThat(world.planner().claims.live("goal")).as(where).isEmpty();
  }
}
