package io.operationscenter.planner.lanes.goal;

import io.operationscenter.kit.faults.FaultPoints;
import io.operationscenter.kit.lease.Lease;
import io.operationscenter.kit.lease.Leases;
import io.operationscenter.kit.lease.ReplicaIdentity;
import io.operationscenter.kit.store.Store;
import io.operationscenter.planner.lanes.LaneRows;
import io.operationscenter.planner.lanes.approvals.ApprovalsFixture;
import io.operationscenter.planner.lanes.approvals.WatchApprovals;
import io.operationscenter.planner.lanes.claims.CardMemory;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.lanes.claims.ClaimStep;
import io.operationscenter.planner.lanes.claims.Claims;
import io.operationscenter.planner.lanes.claims.Refusals;
import io.operationscenter.planner.lanes.claims.ToldVerdicts;
import io.operationscenter.planner.lanes.selection.BoardCards;
import io.operationscenter.planner.lanes.selection.Eligibility;
import io.operationscenter.planner.lanes.selection.ReadCard;
import io.operationscenter.planner.lanes.selection.ReadCards;
import io.operationscenter.planner.lanes.selection.SelectGoalCards;
import io.operationscenter.planner.planning.OwnCard;
import io.operationscenter.planner.planning.OwnCards;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One planner process: the production objects on a store, driven step by step. */
public final class Planner {

  final String holder = UUID.randomUUID().toString();
  public final Claims claims;
  final Refusals refusals;
  public final LaneRows lanes;
  public final Leases leases;
  public final ClaimCard claimCard;
  public final WatchApprovals approvals;
  final AdvanceClaim advance;
  private final World world;

  Planner(World world, Store store) {
    this.world = world;
    leases = new Leases(store, world.clock);
    claims = new Claims(store, leases, world.clock, FaultPoints.none());
    refusals = new Refusals(store, world.clock);
    lanes = new LaneRows(store, leases, world.clock);
    CardMemory memory = new CardMemory(store, world.clock);
    OwnCards ownCards = new RememberedCards();
    ReadCards readings = new ReadCard();
    BoardCards snapshot = world.board::cards;
    Eligibility eligibility = new Eligibility(world.settings, claims, refusals, world.board);
    MoveCard moves = new MoveCard(world.board, memory, time -> {});
    ExecutionCalls calls = world.calls();
    approvals =
        ApprovalsFixture.on(
            new ApprovalsFixture.Parts(
                world.board,
                snapshot,
                card -> world.planning.get().apply(card),
                world.approvals,
                claims,
                moves,
                new ToldVerdicts(store, world.clock),
                world.clock));
    ConcludeTicket conclude =
        new ConcludeTicket(calls, world.board, claims, world.settings, world.clock);
    claimCard =
        new ClaimCard(
            world.board,
            snapshot,
            new SelectGoalCards(readings, eligibility, world.clock),
            eligibility,
            readings,
            new ClaimCard.Opening(
                claims, leases, world.settings, world.clock, () -> UUID.randomUUID().toString()));
    advance =
        new AdvanceClaim(
            claims,
            new PlanClaim(
                world.board,
                card -> world.planning.get().apply(card),
                new DescribeCard(world.board, snapshot, readings, memory, ownCards),
                refusals,
                world.settings,
                new CheckEnvironment(world.settings, name -> null),
                world.clock),
            new AdmitClaim(
                calls,
                new AnswerRefusal(calls, claims, refusals, world.settings, world.clock),
                conclude,
                refusals),
            new TakeCard(world.board, calls, moves, conclude, world.settings, world.clock),
            new FollowTicket(calls, world.board, conclude, claims),
            new ApplyConclusion(
                world.board, new MakeFollowUps(world.board, ownCards, world.clock), moves, memory),
            lanes);
  }

  /** The threads of this process. */
  public ClaimWorkers workers() {
    return new ClaimWorkers(
        advance,
        new GiveUp(claims, refusals, world.clock),
        claims,
        leases,
        world.settings,
        new ReplicaIdentity(holder, holder));
  }

  /** Claims the next card. */
  Optional<ClaimCard.Held> claim() {
    return claimCard.next(holder);
  }

  /** Goes on with a claim until there is nothing more to do for now. */
  Claim drive(ClaimCard.Held held) {
    Claim claim = held.claim();
    while (!AdvanceClaim.over(claim)) {
      AdvanceClaim.Advanced advanced = advance.next(held.lease(), claim);
      claim = advanced.claim();
      if (advanced.waiting()) {
        return claim;
      }
    }
    leases.release(held.lease());
    return claim;
  }

  /** Goes on with a claim until it stands at the step. */
  Claim driveTo(ClaimCard.Held held, ClaimStep step) {
    Claim claim = held.claim();
    while (claim.step() != step) {
      claim = advance.next(held.lease(), claim).claim();
    }
    return claim;
  }

  /** Takes over the one live claim after its holder's lease has run out. */
  ClaimCard.Held takeOver() {
    world.clock.pass(ClaimCard.LEASE.plus(Duration.ofSeconds(1)));
    Claim claim = claims.live("goal").getFirst();
    Lease lease = leases.acquire(claim.leaseName(), holder, ClaimCard.LEASE).orElseThrow();
    return new ClaimCard.Held(claim, lease);
  }

  private static final class RememberedCards implements OwnCards {

    private final Map<String, OwnCard> cards = new HashMap<>();

    @Override
    public Optional<OwnCard> of(String cardId) {
      return Optional.ofNullable(cards.get(cardId));
    }

    @Override
    public void remember(OwnCard card) {
      cards.putIfAbsent(card.cardId(), card);
    }
  }
}
