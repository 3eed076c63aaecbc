package io.operationscenter.planner.routing.embedded;

import io.operationscenter.contracts.codec.WireEnum;
import io.operationscenter.contracts.enums.BackendName;
import io.operationscenter.contracts.enums.LaneName;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.LaneDecision;
import io.operationscenter.contracts.routing.RoutingPlan;
import io.operationscenter.kit.service.Build;
import io.operationscenter.planner.routing.LaneRouting;
import io.operationscenter.planner.routing.RoutingFailure;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers by the rules of a policy (spec 02 §8). Pure but for clock and ids; any thread may ask.
 */
public final class EmbeddedRouter implements LaneRouting {

  private final SelectLane selectLane;
  private final PlanRoutes planRoutes;
  private final ExplainDecision explainDecision;
  private final Clock clock;
  private final Supplier<String> ids;
  private final String version = "embedded-" + Build.CURRENT.version();

  /**
   * @param policy the rules
   * @param clock gives {@code decided_at}
   * @param ids gives {@code decision_id}
   */
  public EmbeddedRouter(RoutingPolicy policy, Clock clock, Supplier<String> ids) {
    this.selectLane = new SelectLane(policy);
    this.planRoutes = new PlanRoutes(policy, selectLane);
    this.explainDecision = new ExplainDecision(selectLane, planRoutes);
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * The decision; its {@code switchboard_version} is {@code embedded-<version>}.
   *
   * @throws RoutingFailure.Unavailable when the policy selects what is no lane or backend, where
   *     SwitchBoard answers 500
   */
  @Override
  public LaneDecision selectLane(TaskProposal proposal) {
    Selection selection = selectLane.select(Signals.of(proposal));
    LaneRule rule = selection.rule();
    LaneName lane = named(LaneName.values(), selection.lane());
    BackendName backend = named(BackendName.values(), selection.backend());
    if (lane == null || backend == null) {
      throw new RoutingFailure.Unavailable(
          "The embedded router cannot route: %s selects %s, which is no lane and backend"
              .formatted(
                  rule == null ? "the fallback" : "rule '" + rule.name() + "'", selection.route()));
    }
    List<LaneName> alternatives =
        selection.alternatives().stream()
            .map(other -> named(LaneName.values(), other))
            .filter(Objects::nonNull)
            .toList();
    return new LaneDecision(
        ids.get(),
        proposal.proposalId(),
        lane,
        backend,
        selection.confidence(),
        rule == null ? null : rule.name(),
        selection.rationale(),
        alternatives,
        clock.instant(),
        version);
  }

  /** The same, with what stands beside the decision; names outside the enums are passed on. */
  @Override
  public RoutingPlan planRoutes(TaskProposal proposal) {
    return planRoutes.plan(Signals.of(proposal));
  }

  /** The same, in words (spec 02 §8.7). */
  public DecisionExplanation explain(TaskProposal proposal) {
    return explainDecision.explain(Signals.of(proposal));
  }

  private static <E extends WireEnum> @Nullable E named(E[] known, String wire) {
    return Arrays.stream(known).filter(one -> one.wire().equals(wire)).findFirst().orElse(null);
  }
}
