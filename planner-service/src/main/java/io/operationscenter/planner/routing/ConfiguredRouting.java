package io.operationscenter.planner.routing;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.LaneDecision;
import io.operationscenter.contracts.routing.RoutingPlan;
import io.operationscenter.kit.config.OperatorConfiguration;
import io.operationscenter.kit.config.SwitchboardMode;
import io.operationscenter.kit.config.SwitchboardSection;
import io.operationscenter.kit.configured.ConfigurationInUse;
import io.operationscenter.kit.service.IdSource;
import io.operationscenter.kit.service.StartRefused;
import io.operationscenter.planner.routing.switchboard.Patience;
import io.operationscenter.planner.routing.switchboard.SwitchBoard;
import io.operationscenter.planner.routing.switchboard.SwitchBoardAddress;
import io.operationscenter.planner.routing.switchboard.SwitchBoardHealth;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Routes as the operator configured it, followed as the configuration changes: by SwitchBoard, or
 * by the embedded router where {@code switchboard.mode} says so. Never by one in place of the
 * other.
 */
@Singleton
@Startup
public final class ConfiguredRouting implements LaneRouting {

  private static final SwitchboardSection WITHOUT_FILE =
      new SwitchboardSection(SwitchboardMode.REMOTE, null, Map.of());

  private final ConfigurationInUse configuration;
  private final RoutingEnvironment environment;
  private final EmbeddedRules embedded;
  private final SwitchBoard switchBoard;
  private final SwitchBoardHealth health;

  ConfiguredRouting(
      ConfigurationInUse configuration, RoutingEnvironment environment, Clock clock, IdSource ids) {
    this.configuration = configuration;
    this.environment = environment;
    SwitchBoardAddress address = environment.address();
    ContractCodec codec = new ContractCodec(clock, ids);
    this.embedded = new EmbeddedRules(codec, clock, ids);
    this.switchBoard =
        new SwitchBoard(
            address, codec, () -> section().backendAliases(), Patience.USUAL, Thread::sleep);
    this.health = new SwitchBoardHealth(address, clock);
    refuseBadPolicy();
  }

  @Override
  public LaneDecision selectLane(TaskProposal proposal) {
    SwitchboardSection section = section();
    return switch (section.mode()) {
      case REMOTE -> switchBoard.selectLane(proposal);
      case EMBEDDED -> embedded.router(section.policyFile()).selectLane(proposal);
    };
  }

  @Override
  public RoutingPlan planRoutes(TaskProposal proposal) {
    SwitchboardSection section = section();
    return switch (section.mode()) {
      case REMOTE -> switchBoard.planRoutes(proposal);
      case EMBEDDED -> embedded.router(section.policyFile()).planRoutes(proposal);
    };
  }

  /** Who routes at present. */
  SwitchboardMode mode() {
    return section().mode();
  }

  /** What SwitchBoard said about itself; empty where nobody asked for one. */
  Optional<SwitchBoardHealth.State> switchBoardState() {
    return configuration.values().isEmpty() && !environment.addressIsGiven()
        ? Optional.empty()
        : Optional.of(health.state());
  }

  /** What is wrong with the embedded router's policy. */
  List<String> policyIssues() {
    return embedded.issues(section().policyFile());
  }

  /** Why the embedded router cannot answer; empty when it can. */
  Optional<String> embeddedFault() {
    try {
      embedded.router(section().policyFile());
      return Optional.empty();
    } catch (RoutingFailure noPolicy) {
      return Optional.of(String.valueOf(noPolicy.getMessage()));
    }
  }

  @PreDestroy
  void close() {
    switchBoard.close();
    health.close();
  }

  private SwitchboardSection section() {
    return configuration.values().map(OperatorConfiguration::switchboard).orElse(WITHOUT_FILE);
  }

  /** A policy that cannot be read keeps the service from starting (spec 02 §8.3). */
  private void refuseBadPolicy() {
    if (mode() == SwitchboardMode.EMBEDDED) {
      embeddedFault()
          .ifPresent(
              fault -> {
                throw StartRefused.failed(fault);
              });
    }
  }
}
