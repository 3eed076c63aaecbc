package io.operationscenter.planner.lanes.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.testing.OnBothDatabases;
import io.operationscenter.kit.testing.StoreFixture;
import io.operationscenter.planner.PlannerSchema;
import io.operationscenter.planner.board.BoardFailure;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.lanes.claims.ClaimStep;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The board goes away, processes stop, several planners work on one store. */
class OutagesTest {

  /** Where a claim comes to a halt that stands at a step while the board is away. */
  private static final Map<ClaimStep, ClaimStep> HALTS =
      new EnumMap<>(
          Map.of(
              ClaimStep.CLAIMED, ClaimStep.CLAIMED,
              ClaimStep.PLANNED, ClaimStep.MOVING,
              ClaimStep.ADMITTED, ClaimStep.MOVING,
              ClaimStep.MOVING, ClaimStep.MOVING,
              ClaimStep.MOVED, ClaimStep.STARTED,
              ClaimStep.STARTED, ClaimStep.STARTED,
              ClaimStep.CONCLUDED, ClaimStep.CONCLUDED,
              ClaimStep.COMMENTED, ClaimStep.COMMENTED,
              ClaimStep.FOLLOWED_UP, ClaimStep.FOLLOWED_UP));

  /** Steps that need no board to come to the claim's end. */
  private static final Set<ClaimStep> DONE_WITH_THE_BOARD =
      EnumSet.of(ClaimStep.WITHDRAWING, ClaimStep.SETTLED, ClaimStep.CLOSED);

  @Test
  void knowsOfEachStepWhatItDoesWithoutABoard() {
    EnumSet<ClaimStep> known = EnumSet.copyOf(DONE_WITH_THE_BOARD);
    known.addAll(HALTS.keySet());

    assertThat(known).containsExactlyInAnyOrder(ClaimStep.values());
  }

  @OnBothDatabases
  void waitsAtEachStepForABoardThatIsAway(StoreFixture fixture) {
    Store store = fixture.open(new PlannerSchema().migrations());
    for (ClaimStep step : HALTS.keySet()) {
      for (BoardFailure.Kind kind :
          List.of(BoardFailure.Kind.UNAVAILABLE, BoardFailure.Kind.RATE_LIMITED)) {
        // Given
        String where = step + ", " + kind;
        World world = new World(store);
        Card card = world.card();
        Planner planner = world.planner();
        ClaimCard.Held held = planner.claim().orElseThrow();
        Claim at = upTo(world, planner, held, step);

        // When
        world.board.down(kind);
        assertThatThrownBy(() -> planner.drive(new ClaimCard.Held(at, held.lease())))
            .as(where)
            .isInstanceOf(BoardFailure.class);
        Claim waiting = planner.claims.liveOf(card.id()).orElseThrow();
        world.board.up();
        Claim then = planner.drive(new ClaimCard.Held(waiting, held.lease()));
        if (then.step() == ClaimStep.STARTED) {
          world.succeed(then);
          then = planner.drive(new ClaimCard.Held(then, held.lease()));
        }

        // Then
        assertThat(waiting.step()).as(where).isEqualTo(HALTS.get(step));
        assertThat(then.outcome()).as(where).isEqualTo("succeeded");
        assertThat(world.board.statesOf(card.id()))
            .as(where)
            .containsExactly("us Running", "us Review");
        assertThat(world.execution.started()).as(where).hasSize(1);
        assertThat(world.board.textsOn(card.id())).as(where).hasSize(2);
        assertThat(planner.claims.live("goal")).as(where).isEmpty();
      }
    }
  }

  @OnBothDatabases
  void endsWithoutABoardWhereNothingIsLeftToDoOnIt(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Planner planner = world.planner();
    Card withdrawn = world.card();
    ClaimCard.Held first = planner.claim().orElseThrow();
    Claim admitted = planner.driveTo(first, ClaimStep.MOVING);
    world.board.personMoves(withdrawn.id(), BoardState.BACKLOG);
    Claim withdrawing =
        planner.driveTo(new ClaimCard.Held(admitted, first.lease()), ClaimStep.WITHDRAWING);
    Card done = world.card();
    ClaimCard.Held second = planner.claim().orElseThrow();
    Claim settled = upTo(world, planner, second, ClaimStep.SETTLED);

    // When
    world.board.down(BoardFailure.Kind.UNAVAILABLE);
    Claim left = planner.drive(new ClaimCard.Held(withdrawing, first.lease()));
    Claim closed = planner.drive(new ClaimCard.Held(settled, second.lease()));

    // Then
    assertThat(left.outcome()).isEqualTo("withdrawn");
    assertThat(closed.outcome()).isEqualTo("succeeded");
    assertThat(world.execution.live()).isEmpty();
    assertThat(planner.claims.live("goal")).isEmpty();
    assertThat(world.board.stored(done.id()).isIn(BoardState.REVIEW)).isTrue();
  }

  @OnBothDatabases
  void endsTheClaimOfACardThatIsDeletedAtWhicheverStep(StoreFixture fixture) {
    Store store = fixture.open(new PlannerSchema().migrations());
    for (ClaimStep step : HALTS.keySet()) {
      // Given
      World world = new World(store);
      Card card = world.card();
      Planner planner = world.planner();
      ClaimCard.Held held = planner.claim().orElseThrow();
      Claim at = upTo(world, planner, held, step);

      // When
      world.board.personDeletes(card.id());
      Claim then = planner.drive(new ClaimCard.Held(at, held.lease()));

      // Then
      assertThat(then.step()).as(step.wire()).isEqualTo(ClaimStep.CLOSED);
      assertThat(planner.claims.live("goal")).as(step.wire()).isEmpty();
      assertThat(world.execution.live()).as(step.wire()).isEmpty();
    }
  }

  @OnBothDatabases
  void goesOnWithoutACommentThatTheBoardRefusesForGood(StoreFixture fixture) throws Exception {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    ClaimWorkers workers = planner.workers();
    Claim started = workers.take(planner.claimCard.next(workers.holder()).orElseThrow()).get();
    world.board.refusesComments();

    // When
    world.succeed(started);
    Set<String> waits = new HashSet<>();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              workers.wake(started.ticketId());
              workers.waitsFor().ifPresent(waits::add);
              return workers.atWork().isEmpty();
            });

    // Then
    assertThat(world.board.statesOf(card.id())).containsExactly("us Running", "us Review");
    assertThat(planner.claims.live("goal")).isEmpty();
    assertThat(waits)
        .contains("Card %s waits at concluded: The payload is not valid".formatted(card.id()));
    assertThat(planner.refusals.times(started.subject(), "board_refused")).isPositive();
  }

  @OnBothDatabases
  void neverStartsTwoTicketsForACardHoweverManyPlannersThereAre(StoreFixture fixture)
      throws Exception {
    // Given
    World world = new World(fixture);
    List<Card> cards = IntStream.range(0, 12).mapToObj(n -> world.card()).toList();
    List<Callable<Integer>> planners =
        IntStream.range(0, 2).<Callable<Integer>>mapToObj(n -> () -> serve(world)).toList();

    // When
    int served = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> planner : threads.invokeAll(planners)) {
        served += planner.get();
      }
    }

    // Then
    assertThat(served).isEqualTo(cards.size());
    assertThat(
            world.execution.started().stream()
                .map(id -> world.execution.stored(id).taskId())
                .collect(Collectors.groupingBy(id -> id, Collectors.counting()))
                .values())
        .hasSize(cards.size())
        .containsOnly(1L);
    assertThat(cards)
        .allSatisfy(
            card ->
                assertThat(world.board.statesOf(card.id()))
                    .containsExactly("us Running", "us Review"));
  }

  @OnBothDatabases
  void carriesAClaimOnAThreadAndResumesItAfterAStop(StoreFixture fixture) throws Exception {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner first = world.planner();
    ClaimWorkers before = first.workers();
    CompletableFuture<Claim> begun =
        before.take(first.claimCard.next(before.holder()).orElseThrow());
    Claim started = begun.get();

    // When
    before.stop(Duration.ofSeconds(10));
    ClaimWorkers after = world.planner().workers();
    int adopted = after.adopt("goal");
    world.succeed(started);
    after.wake(started.ticketId());

    // Then
    assertThat(started.step()).isEqualTo(ClaimStep.STARTED);
    assertThat(adopted).isEqualTo(1);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> assertThat(world.board.stored(card.id()).isIn(BoardState.REVIEW)).isTrue());
    await().atMost(Duration.ofSeconds(60)).until(() -> after.atWork().isEmpty());
    assertThat(world.execution.started()).hasSize(1);
    after.stop(Duration.ofSeconds(10));
  }

  @OnBothDatabases
  void takesUpAClaimAgainWhoseLeaseRanOutWhileItsProcessCouldNotRenewIt(StoreFixture fixture)
      throws Exception {
    // Given
    World world = new World(fixture);
    world.settings.interval(Duration.ofHours(1));
    Card card = world.card();
    Planner planner = world.planner();
    ClaimWorkers workers = planner.workers();
    Claim started = workers.take(planner.claimCard.next(workers.holder()).orElseThrow()).get();

    // When
    world.clock.pass(ClaimCard.LEASE.plus(Duration.ofSeconds(1)));
    workers.renew();
    await().atMost(Duration.ofSeconds(60)).until(() -> workers.atWork().isEmpty());
    int adopted = workers.adopt("goal");
    world.succeed(started);
    workers.wake(started.ticketId());

    // Then
    assertThat(adopted).isEqualTo(1);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> world.board.stored(card.id()).isIn(BoardState.REVIEW));
    assertThat(world.execution.started()).hasSize(1);
    workers.stop(Duration.ofSeconds(10));
  }

  @OnBothDatabases
  void takesOnlyCardsThatMayBeTakenTheMostUrgentFirst(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    world.board.file("Own repository", World.GOAL, "repo: self", "priority: high");
    world.board.file("Elsewhere", World.GOAL, "repo: unknown", "priority: high");
    world.board.file("Another lane", World.GOAL, "repo: sample", "task-kind: test");
    world.board.file("Archived", World.GOAL, "repo: sample", "lifecycle: archived");
    Card open = world.board.file("Open", World.GOAL, "repo: sample", "priority: low");
    world.board.file(
        "Waits",
        World.GOAL + "\n\n## Constraints\n- depends_on: " + open.id(),
        "repo: sample",
        "priority: high");
    Card urgent = world.board.file("[Fix] urgent", World.GOAL, "repo: sample");
    Card allowed = world.board.file("Allowed", World.GOAL, "repo: self", "self-modify: approved");
    Planner planner = world.planner();

    // When
    List<String> taken =
        List.of(
            planner.claim().orElseThrow().claim().taskId(),
            planner.claim().orElseThrow().claim().taskId(),
            planner.claim().orElseThrow().claim().taskId());

    // Then
    assertThat(taken).containsExactly(urgent.id(), allowed.id(), open.id());
    assertThat(planner.claim()).isEmpty();
  }

  @OnBothDatabases
  void restsAfterTheAgentsAccountWasLimited(StoreFixture fixture) {
    // Given
    World world = new World(fixture);
    Card card = world.card();
    Planner planner = world.planner();
    ClaimCard.Held held = planner.claim().orElseThrow();
    Claim running = planner.drive(held);
    world.fail(running, "You've hit your limit, resets 3am");

    // When
    planner.drive(new ClaimCard.Held(running, held.lease()));

    // Then
    assertThat(world.board.statesOf(card.id())).containsExactly("us Running", "us Ready for AI");
    assertThat(planner.lanes.of("goal").restingUntil())
        .contains(world.clock.instant().plusSeconds(1800));
  }

  private static int serve(World world) {
    Planner planner = world.planner();
    int served = 0;
    for (int idle = 0; idle < 3; ) {
      ClaimCard.Held held = planner.claim().orElse(null);
      if (held == null) {
        idle++;
        continue;
      }
      Claim running = planner.drive(held);
      world.succeed(running);
      planner.drive(new ClaimCard.Held(running, held.lease()));
      served++;
    }
    return served;
  }

  private static Claim upTo(World world, Planner planner, ClaimCard.Held held, ClaimStep step) {
    if (step.compareTo(ClaimStep.STARTED) < 0) {
      return planner.driveTo(held, step);
    }
    Claim running = planner.driveTo(held, ClaimStep.STARTED);
    if (step == ClaimStep.STARTED) {
      return running;
    }
    world.succeed(running);
    return planner.driveTo(new ClaimCard.Held(running, held.lease()), step);
  }
}
