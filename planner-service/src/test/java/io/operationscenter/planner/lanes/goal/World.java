package io.operationscenter.planner.lanes.goal;

import io.operationscenter.contracts.api.ExecutionsApi;
import io.operationscenter.contracts.enums.BackendName;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.enums.LaneName;
import io.operationscenter.contracts.planning.PlanningContext;
import io.operationscenter.contracts.planning.ProposalBuilder;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.LaneDecision;
import io.operationscenter.contracts.routing.ProposalDecisionBundle;
import io.operationscenter.contracts.tickets.TicketState;
import io.operationscenter.kit.store.Store;
import io.operationscenter.kit.testing.HandClock;
import io.operationscenter.kit.testing.StoreFixture;
import io.operationscenter.planner.PlannerSchema;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.lanes.claims.Claim;
import io.operationscenter.planner.planning.CardDescription;
import io.operationscenter.planner.planning.DescriptionReading;
import io.operationscenter.planner.planning.PlannedCard;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Everything outside the planner, and planners that come and go on one store. */
public final class World {

  static final String GOAL = "## Goal\nMake the parser accept an empty list of arguments.";

  public final HandClock clock = new HandClock();
  final OutsideEffects effects = new OutsideEffects();
  public final InMemoryBoard board = new InMemoryBoard(effects);
  public final ScriptedExecution execution = new ScriptedExecution(effects, clock);
  public final ScriptedApprovals approvals = new ScriptedApprovals(effects, clock);
  public final FixedSettings settings = new FixedSettings();
  final AtomicReference<Function<Card, PlannedCard>> planning = new AtomicReference<>(this::routed);
  public final Store store;

  public World(StoreFixture fixture) {
    this(fixture.open(new PlannerSchema().migrations()));
  }

  World(Store store) {
    this.store = store;
  }

  /** A new process on the same store. */
  public Planner planner() {
    return new Planner(this, store);
  }

  public Card card() {
    return board.file("Accept an empty list", GOAL, "repo: sample");
  }

  PlannedCard routed(Card card) {
    TaskProposal proposal =
        new ProposalBuilder(clock, () -> UUID.randomUUID().toString())
            .build(
                new PlanningContext(
                    card.description(),
                    "bug_fix",
                    "goal",
                    "sample",
                    "git@example.org:owner/sample.git",
                    "main",
                    List.of(),
                    "low",
                    "normal",
                    null,
                    300,
                    "default",
                    List.of(),
                    true,
                    card.id(),
                    "",
                    null,
                    List.of(),
                    "planner",
                    true,
                    false));
    return new PlannedCard.Routed(
        new ProposalDecisionBundle(
            proposal,
            new LaneDecision(
                UUID.randomUUID().toString(),
                proposal.proposalId(),
                LaneName.AIDER_LOCAL,
                BackendName.DEMO_STUB,
                1.0,
                null,
                null,
                List.of(),
                clock.instant(),
                null),
            null,
            clock.instant(),
            ""),
        ignoredKeys(card));
  }

  private static List<String> ignoredKeys(Card card) {
    return switch (CardDescription.of(card)) {
      case DescriptionReading.Understood read -> read.description().metadata().ignoredKeys();
      case DescriptionReading.Faulty _ -> List.of();
    };
  }

  ExecutionCalls calls() {
    return new ExecutionCalls() {
      @Override
      public <R> R call(Function<ExecutionsApi, R> call) {
        return call.apply(execution.api());
      }
    };
  }

  /** Ends the claim's run with a pushed change. */
  public void succeed(Claim claim) {
    execution.end(
        claim.ticketId(),
        TicketState.SUCCEEDED,
        execution.succeeded(claim.ticketId(), true, "src/parser.py"));
  }

  /** Ends the claim's run with what the agent said. */
  void fail(Claim claim, String reason) {
    execution.end(
        claim.ticketId(),
        TicketState.FAILED,
        execution.failed(
            execution.stored(claim.ticketId()), FailureReasonCategory.BACKEND_ERROR, reason));
  }
}
