package io.operationscenter.planner.planning;

import io.operationscenter.contracts.codec.ContractViolation;
import io.operationscenter.contracts.planning.CredentialsInCloneUrl;
import io.operationscenter.contracts.planning.InvalidPlanningContext;
import io.operationscenter.contracts.planning.PlanningContext;
import io.operationscenter.contracts.planning.ProposalBuilder;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.kit.config.OperatorConfiguration;
import io.operationscenter.kit.configured.ConfigurationInUse;
import io.operationscenter.kit.service.IdSource;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.routing.RoutingFailure;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a card, builds its proposal and has it routed (design §3 step 2). */
@Singleton
final class PlanCard implements CardPlanning {

  private final ConfigurationInUse configuration;
  private final OwnCards ownCards;
  private final RouteProposal routeProposal;
  private final ProposalBuilder builder;

  PlanCard(
      ConfigurationInUse configuration,
      OwnCards ownCards,
      RouteProposal routeProposal,
      Clock clock,
      IdSource ids) {
    this.configuration = configuration;
    this.ownCards = ownCards;
    this.routeProposal = routeProposal;
    this.builder = new ProposalBuilder(clock, ids);
  }

  @Override
  public PlannedCard plan(Card card) {
    try {
      Optional<OperatorConfiguration> values = configuration.values();
      ReadCard read =
          CardRules.read(
              card,
              values.map(OperatorConfiguration::repos).orElse(Map.of()),
              ownCards.of(card.id()));
      OperatorConfiguration known = values.orElseThrow();
      PlanningContext context = ContextOfCard.of(read, known);
      TaskProposal proposal = RepositoryLimits.on(build(context), read.repository());
      Optional<String> rejection =
          CardRules.rejection(
              read, known, file -> LocalCheckout.holds(read.repository().localPath(), file));
      return rejection.isPresent()
          ? new PlannedCard.Rejected(rejection.get())
          : route(proposal, context, read.description().metadata().ignoredKeys());
    } catch (UnreadableCard unreadable) {
      return new PlannedCard.Unreadable(String.valueOf(unreadable.getMessage()));
    }
  }

  private PlannedCard route(
      TaskProposal proposal, PlanningContext context, List<String> ignoredKeys) {
    return switch (routeProposal.route(proposal, context)) {
      case Planned.Routed routed -> new PlannedCard.Routed(routed.bundle(), ignoredKeys);
      case Planned.Unrouted unrouted ->
          new PlannedCard.Unrouted(
              proposal,
              String.valueOf(unrouted.failure().getMessage()),
              unavailable(unrouted.failure()),
              unrouted.partialId());
    };
  }

  private TaskProposal build(PlanningContext context) throws UnreadableCard {
    try {
      return builder.build(context);
    } catch (InvalidPlanningContext | CredentialsInCloneUrl | ContractViolation e) {
      throw new UnreadableCard(String.valueOf(e.getMessage()));
    }
  }

  private static boolean unavailable(RoutingFailure failure) {
    return switch (failure) {
      case RoutingFailure.Unavailable _ -> true;
      case RoutingFailure.Rejected _, RoutingFailure.Protocol _ -> false;
    };
  }
}
