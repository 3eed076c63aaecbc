package io.operationscenter.planner.lanes.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.tickets.Refusal;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.lanes.claims.ClaimStep;
import java.util.List;

/** Keys of the Execution section that there are not. */
class IgnoredKeysTest {

  private static final String SECTION = "## Execution\nrepo: sample\ntimeout_seconds: 900\n";

  private static List<String> told(World world, Card card) {
    return world.board.textsOn(card.id()).stream()
        .filter(text -> text.startsWith("[Goal] execution keys ignored"))
        .toList();
  }

  @OnBothDatabases
  void areToldBeforeAnythingRunsAndTheCardGoesOn(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.board.file("Accept it", SECTION + World.GOAL, "repo: sample");
    Planner planner = world.planner();

    // When
    ClaimCard.Held held = planner.claim().orElseThrow();
    Claim planned = planner.driveTo(held, ClaimStep.PLANNED);
    List<String> early = told(world, card);
    Claim started = planner.drive(new ClaimCard.Held(planned, held.lease()));

    // Then
    assertThat(early).singleElement().asString().contains("- ignored_keys: timeout_seconds\n");
    assertThat(started.step()).isEqualTo(ClaimStep.STARTED);
    assertThat(told(world, card)).hasSize(1);
  }

  @OnBothDatabases
  void areToldOnceUntilThereAreOthers(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.board.file("Accept it", SECTION + World.GOAL, "repo: sample");
    Planner planner = world.planner();
    world.execution.refuse(new Refusal("contract_violation", "no", null, null, null, null, null));

    // When
    planner.drive(planner.claim().orElseThrow());
    world.board.personMoves(card.id(), BoardState.READY);
    planner.drive(planner.claim().orElseThrow());
    int ofTheSame = told(world, card).size();
    world.board.personEdits(card.id(), "Accept it", SECTION + "owner: ann\n" + World.GOAL);
    world.board.personMoves(card.id(), BoardState.READY);
    planner.drive(planner.claim().orElseThrow());

    // Then
    assertThat(ofTheSame).isEqualTo(1);
    assertThat(told(world, card))
        .hasSize(2)
        .anyMatch(text -> text.contains("timeout_seconds, owner"));
  }

  @OnBothDatabases
  void areNotSpokenOfWhereThereAreNone(StoreFixture fixture) {
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();

    planner.drive(planner.claim().orElseThrow());

    assertThat(told(world, card)).isEmpty();
  }
}
