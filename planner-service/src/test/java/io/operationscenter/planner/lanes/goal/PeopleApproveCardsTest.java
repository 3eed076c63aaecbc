package io.operationscenter.planner.lanes.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.approvals.Approval;
import io.operationscenter.contracts.approvals.ApprovalCommand;
import io.operationscenter.contracts.approvals.ApprovalSource;
import io.operationscenter.contracts.approvals.ApprovalState;
import io.operationscenter.contracts.approvals.ApprovalVerdict;
import io.operationscenter.contracts.approvals.ProposalDigest;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import io.operationscenter.planner.PlannerSchema;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.planning.PlannedCard;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A card that waits as {@code policy_review}, and what people say to it (design §4). */
class PeopleApproveCardsTest {

  private static final String LABEL = "policy: approved";

  private static Claim waits(World world, Planner planner) {
    world.execution.block(ScriptedExecution.review());
    world.clock.pass(Duration.ofMinutes(1));
    Claim claim = planner.drive(planner.claim().orElseThrow());
    assertThat(claim.outcome()).isEqualTo("policy_review");
    return claim;
  }

  private static String digest(World world, Claim claim) {
    return new ProposalDigest(ContractCodec.withRandomIds(world.clock))
        .of(claim.command().bundle());
  }

  private static ApprovalCommand verdict(World world, Claim claim, ApprovalVerdict verdict) {
    return new ApprovalCommand(
        verdict, claim.taskId(), digest(world, claim), ApprovalSource.CLI, "ada", "fine by me");
  }

  private static List<String> moves(World world, Card card) {
    return world.board.statesOf(card.id());
  }

  private static String lastComment(World world, Card card) {
    return world.board.textsOn(card.id()).getLast();
  }

  @OnBothDatabases
  void theCardNamesTheDigestAndSaysHowToApprove(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();

    // When
    Claim claim = waits(world, planner);

    // Then
    assertThat(moves(world, card)).containsExactly("us Blocked");
    assertThat(lastComment(world, card))
        .startsWith("[Goal] approval needed")
        .contains(
            "- blocked_classification: policy_review",
            "- proposal_digest: " + digest(world, claim),
            "operations-center approve " + card.id(),
            LABEL);
    planner.approvals.look("goal");
    assertThat(moves(world, card)).containsExactly("us Blocked");
    assertThat(world.board.textsOn(card.id())).hasSize(1);
  }

  @OnBothDatabases
  void anApprovalBringsTheCardBackToReadyAndItRunsOnce(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    Claim claim = waits(world, planner);

    // When
    world.approvals.give("a1", verdict(world, claim, ApprovalVerdict.GRANT));
    planner.approvals.look("goal");
    world.execution.block(null);
    world.clock.pass(Duration.ofMinutes(1));
    ClaimCard.Held held = planner.claim().orElseThrow();
    Claim running = planner.drive(held);
    world.approvals.use("a1");
    world.succeed(running);
    planner.drive(new ClaimCard.Held(running, held.lease()));
    planner.approvals.look("goal");

    // Then
    assertThat(moves(world, card))
        .containsExactly("us Blocked", "us Ready for AI", "us Running", "us Review");
    assertThat(world.board.textsOn(card.id()).get(1))
        .startsWith("[Goal] approval given")
        .contains("- given_by: ada", "- reason: fine by me", "- source: cli");
    assertThat(digest(world, running)).isEqualTo(digest(world, claim));
    assertThat(world.execution.started()).hasSize(1);
  }

  @OnBothDatabases
  void aRunThatPolicyHoldsAfterItHasWorkedAsksAsOneThatItHeldBefore(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    ClaimCard.Held held = planner.claim().orElseThrow();
    Claim running = planner.drive(held);
    world.execution.hold(running.ticketId(), "src/.env.local");

    // When
    Claim closed = planner.drive(new ClaimCard.Held(running, held.lease()));
    String asked = lastComment(world, card);
    world.approvals.give("a1", verdict(world, closed, ApprovalVerdict.GRANT));
    planner.approvals.look("goal");

    // Then
    assertThat(closed.outcome()).isEqualTo("policy_review");
    assertThat(asked)
        .startsWith("[Goal] approval needed")
        .contains(
            "- blocked_classification: policy_review",
            "- proposal_digest: " + digest(world, closed),
            "path.review_required Path 'src/.env.local' requires human review",
            "- run_id: " + closed.ticket().runId(),
            "operations-center approve " + card.id());
    assertThat(moves(world, card)).containsExactly("us Running", "us Blocked", "us Ready for AI");
  }

  @OnBothDatabases
  void aCardThatAPersonPutElsewhereWaitsForNobody(StoreFixture fixture) {
    for (BoardState elsewhere : List.of(BoardState.CANCELLED, BoardState.BACKLOG)) {
      // Given
      World world = new World(fixture);
      Card card = world.card();
      Planner planner = world.planner();
      Claim claim = waits(world, planner);
      world.approvals.give("a1", verdict(world, claim, ApprovalVerdict.GRANT));

      // When
      world.board.personMoves(card.id(), elsewhere);
      planner.approvals.look("goal");
      planner.approvals.look("goal");

      // Then
      assertThat(world.approvals.withdrawn())
          .containsExactly(
              "%s %s: the card was moved to %s"
                  .formatted(card.id(), digest(world, claim), elsewhere.title()));
      assertThat(world.approvals.all().getFirst().state()).isEqualTo(ApprovalState.WITHDRAWN);
      assertThat(world.board.stored(card.id()).isIn(elsewhere)).isTrue();
    }
  }

  @OnBothDatabases
  void aCardThatIsGoneWaitsForNobody(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    waits(world, planner);

    // When
    world.board.personArchives(card.id());
    planner.approvals.look("goal");

    // Then
    assertThat(world.approvals.withdrawn())
        .singleElement()
        .asString()
        .endsWith("the card is gone from the board");
  }

  @OnBothDatabases
  void aCardThatWaitsOrIsToAskAgainIsNotWithdrawn(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    waits(world, planner);

    // When
    planner.approvals.look("goal");
    world.board.personMoves(card.id(), BoardState.READY);
    planner.approvals.look("goal");

    // Then
    assertThat(world.approvals.withdrawn()).isEmpty();
  }

  @OnBothDatabases
  void aPersonsLabelIsAnApproval(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    Claim claim = waits(world, planner);

    // When
    world.board.labels(card.id(), InMemoryBoard.PERSON, "Policy: Approved");
    planner.approvals.look("goal");

    // Then
    Approval approval = world.approvals.all().getFirst();
    assertThat(approval.source()).isEqualTo(ApprovalSource.LABEL);
    assertThat(approval.givenBy()).isEqualTo("board user person");
    assertThat(approval.proposalDigest()).isEqualTo(digest(world, claim));
    assertThat(world.board.stored(card.id()).labels()).containsExactly("repo: sample");
    assertThat(moves(world, card)).containsExactly("us Blocked", "us Ready for AI");
  }

  @OnBothDatabases
  void aLabelByOurOwnAccountIsTakenOffWithTheReason(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    waits(world, planner);

    // When
    world.board.labels(card.id(), InMemoryBoard.US, LABEL);
    planner.approvals.look("goal");
    planner.approvals.look("goal");

    // Then
    assertThat(world.approvals.asked()).isEmpty();
    assertThat(world.board.stored(card.id()).labels()).containsExactly("repo: sample");
    assertThat(moves(world, card)).containsExactly("us Blocked");
    assertThat(world.board.textsOn(card.id())).hasSize(2);
    assertThat(lastComment(world, card))
        .startsWith("[Goal] label does not count")
        .contains("our own account set it", "operations-center approve " + card.id());
  }

  @OnBothDatabases
  void aLabelOlderThanTheCommentDoesNotCount(StoreFixture fixture) {
    // Given: somebody thought ahead
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    world.board.labels(card.id(), InMemoryBoard.PERSON, LABEL);
    waits(world, planner);

    // When
    world.clock.pass(Duration.ofMinutes(1));
    planner.approvals.look("goal");

    // Then
    assertThat(world.approvals.asked()).isEmpty();
    assertThat(lastComment(world, card)).contains("it was there before the card asked for it");
    assertThat(world.board.stored(card.id()).labels()).containsExactly("repo: sample");

    // When: the person sets it again
    world.board.labels(card.id(), InMemoryBoard.PERSON, LABEL);
    planner.approvals.look("goal");

    // Then
    assertThat(world.approvals.all()).hasSize(1);
    assertThat(moves(world, card)).containsExactly("us Blocked", "us Ready for AI");
  }

  @OnBothDatabases
  void waitsForTheActivityThatTellsWhoSetTheLabel(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    waits(world, planner);
    world.board.catchUp(world.clock.instant());

    // When
    world.board.labelsBeforeTheActivityIsWritten(card.id(), LABEL);
    planner.approvals.look("goal");

    // Then
    assertThat(world.approvals.asked()).isEmpty();
    assertThat(world.board.stored(card.id()).labels()).contains(LABEL);
    assertThat(world.board.textsOn(card.id())).hasSize(1);
  }

  @OnBothDatabases
  void aLabelOnACardThatWasEditedSinceAsksForApprovalAnew(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    Claim first = waits(world, planner);

    // When
    world.board.personEdits(card.id(), card.title(), "## Goal\nDelete the parser altogether.");
    world.board.labels(card.id(), InMemoryBoard.PERSON, LABEL);
    planner.approvals.look("goal");
    Claim second = waits(world, planner);

    // Then
    assertThat(world.approvals.asked()).isEmpty();
    assertThat(digest(world, second)).isNotEqualTo(digest(world, first));
    assertThat(moves(world, card)).containsExactly("us Blocked", "us Ready for AI", "us Blocked");
    assertThat(world.board.textsOn(card.id()).get(1))
        .contains("the card was edited after it had asked for approval");
    assertThat(lastComment(world, card)).contains("- proposal_digest: " + digest(world, second));
    assertThat(world.board.stored(card.id()).labels()).containsExactly("repo: sample");
  }

  @OnBothDatabases
  void anApprovalOfTheCardAsItWasDoesNotMoveTheEditedOne(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    Claim first = waits(world, planner);
    world.board.personEdits(card.id(), card.title(), "## Goal\nDelete the parser altogether.");
    world.board.personMoves(card.id(), BoardState.READY);
    waits(world, planner);

    // When
    world.approvals.give("a1", verdict(world, first, ApprovalVerdict.GRANT));
    planner.approvals.look("goal");

    // Then
    assertThat(moves(world, card))
        .containsExactly("us Blocked", "person Ready for AI", "us Blocked");
  }

  @OnBothDatabases
  void aLabelThatExecutionRefusesIsTakenOffWithItsReason(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    waits(world, planner);
    world.approvals.refuse("nothing of task waits for a verdict");

    // When
    world.board.labels(card.id(), InMemoryBoard.PERSON, LABEL);
    planner.approvals.look("goal");
    planner.approvals.look("goal");

    // Then
    assertThat(world.approvals.asked()).hasSize(1);
    assertThat(lastComment(world, card)).contains("nothing of task waits for a verdict");
    assertThat(moves(world, card)).containsExactly("us Blocked");
  }

  @OnBothDatabases
  void waitsWithTheLabelWhileRoutingIsAway(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    waits(world, planner);
    world.board.labels(card.id(), InMemoryBoard.PERSON, LABEL);

    // When
    world.planning.set(
        each ->
            new PlannedCard.Unrouted(
                ((PlannedCard.Routed) world.routed(each)).bundle().proposal(), "away", true, "p"));
    planner.approvals.look("goal");
    boolean stays = world.board.stored(card.id()).labels().contains(LABEL);
    world.planning.set(world::routed);
    planner.approvals.look("goal");

    // Then
    assertThat(stays).isTrue();
    assertThat(moves(world, card)).containsExactly("us Blocked", "us Ready for AI");
  }

  @OnBothDatabases
  void aRejectionIsSaidOnceAndTheCardStays(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    Claim claim = waits(world, planner);

    // When
    world.approvals.give("r1", verdict(world, claim, ApprovalVerdict.REJECT));
    planner.approvals.look("goal");
    world.planner().approvals.look("goal");

    // Then
    assertThat(moves(world, card)).containsExactly("us Blocked");
    assertThat(world.board.textsOn(card.id())).hasSize(2);
    assertThat(lastComment(world, card))
        .startsWith("[Goal] approval rejected")
        .contains("- given_by: ada");
  }

  @OnBothDatabases
  void aPersonWhoMovesTheCardMeanwhileWins(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    Claim claim = waits(world, planner);
    world.approvals.give("a1", verdict(world, claim, ApprovalVerdict.GRANT));

    // When
    world.board.beforeOurNextMove(() -> world.board.personMoves(card.id(), BoardState.CANCELLED));
    planner.approvals.look("goal");
    planner.approvals.look("goal");

    // Then
    assertThat(world.board.stored(card.id()).stateName()).isEqualTo("Cancelled");
  }

  @OnBothDatabases
  void carriesOnAfterEveryOutsideEffectThatWasNotRecorded(StoreFixture fixture) {
    Store store = fixture.open(new PlannerSchema().migrations());
    Consumer<World> label =
        world -> world.board.labels(world.board.all().getFirst().id(), InMemoryBoard.PERSON, LABEL);
    for (boolean before : List.of(true, false)) {
      int kills = 0;
      for (int n = 1; ; n++) {
        // Given
        World world = new World(store);
        Card card = world.card();
        Claim claim = waits(world, world.planner());
        label.accept(world);
        world.effects.killAt(n, before);
        String where;
        try {
          world.planner().approvals.look("goal");
          break;
        } catch (Killed killed) {
          where = killed.getMessage();
          kills++;
        }

        // When
        world.planner().approvals.look("goal");
        world.planner().approvals.look("goal");

        // Then
        assertThat(world.approvals.all()).as(where).hasSize(1);
        assertThat(world.approvals.all().getFirst().state()).isEqualTo(ApprovalState.GRANTED);
        assertThat(world.approvals.all().getFirst().proposalDigest())
            .isEqualTo(digest(world, claim));
        assertThat(moves(world, card)).as(where).containsExactly("us Blocked", "us Ready for AI");
        assertThat(world.board.textsOn(card.id())).as(where).hasSize(2);
        assertThat(world.board.stored(card.id()).labels())
            .as(where)
            .containsExactly("repo: sample");
      }
      assertThat(kills).as("verdict, comment, label, move").isEqualTo(4);
    }
  }
}
