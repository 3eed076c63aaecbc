package io.operationscenter.planner.routing.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.codec.WireEnum;
import io.operationscenter.contracts.enums.CapabilityClass;
import io.operationscenter.contracts.enums.EligibilityStatus;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.LaneDecision;
import io.operationscenter.contracts.routing.RouteCandidate;
import io.operationscenter.contracts.routing.RouteGroup;
import io.operationscenter.contracts.routing.RoutingPlan;
import io.operationscenter.planner.routing.Proposals;
import io.operationscenter.planner.routing.RoutingFailure;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of spec 02 §8. */
class EmbeddedRouterTest {

  private static final ContractCodec CODEC = ContractCodec.withRandomIds(Clock.systemUTC());

  private static EmbeddedRouter router(RoutingPolicy policy) {
    return new EmbeddedRouter(policy, Clock.systemUTC(), () -> UUID.randomUUID().toString());
  }

  private static EmbeddedRouter router(String yaml) {
    return router(new RoutingPolicyFile(CODEC).parse("test", yaml));
  }

  private static EmbeddedRouter usual() {
    return router(DefaultPolicy.read(CODEC));
  }

  /** One line of the table: types, risk, decision | fallback | escalation. */
  record Row(String taskType, String risk, String expected) {}

  static Stream<Row> table() {
    String escalation =
        "claude_cli/kodo high_risk_escalation 0.92 aider_local | - | archon_then_kodo";
    String medium = "claude_cli/kodo medium_implementation 0.9 aider_local | - | -";
    String structured =
        "claude_cli/archon_then_kodo premium_structured 0.85 aider_local | claude_cli/kodo | -";
    return Stream.of(
            rows(
                List.of("lint_fix", "simple_edit", "documentation"),
                "aider_local/direct_local local_low_risk 0.95 claude_cli | claude_cli/kodo | -",
                "aider_local/direct_local local_catchall 0.8 claude_cli | claude_cli/kodo |"
                    + " claude_cli/kodo",
                escalation),
            rows(List.of("bug_fix", "test_write", "dependency_update"), medium, medium, escalation),
            rows(
                List.of("refactor", "feature"),
                "claude_cli/kodo fallback 0.7  | - | archon_then_kodo",
                structured,
                structured),
            rows(
                List.of("unknown"),
                "claude_cli/kodo fallback 0.7  | - | -",
                "claude_cli/kodo fallback 0.7  | - | -",
                escalation))
        .flatMap(rows -> rows);
  }

  private static Stream<Row> rows(List<String> types, String low, String medium, String high) {
    return types.stream()
        .flatMap(
            type ->
                Stream.of(
                    new Row(type, "low", low),
                    new Row(type, "medium", medium),
                    new Row(type, "high", high)));
  }

  @ParameterizedTest
  @MethodSource("table")
  void decidesAsTheTableOfTheSpecification(Row row) {
    // Given
    TaskProposal proposal = Proposals.proposal(row.taskType(), row.risk());

    // When
    LaneDecision decision = usual().selectLane(proposal);
    RoutingPlan plan = usual().planRoutes(proposal);

    // Then
    String rule = decision.policyRuleMatched();
    assertThat(
            "%s/%s %s %s %s | %s | %s"
                .formatted(
                    decision.selectedLane().wire(),
                    decision.selectedBackend().wire(),
                    rule == null ? "fallback" : rule,
                    decision.confidence(),
                    decision.alternativesConsidered().stream()
                        .map(WireEnum::wire)
                        .collect(Collectors.joining(",")),
                    first(plan.fallbacks()),
                    first(plan.escalations())))
        .isEqualTo(row.expected());
  }

  private static String first(RouteGroup group) {
    return group.candidates().stream()
        .map(RouteCandidate::route)
        .map(route -> route.replace("claude_cli/archon", "archon"))
        .findFirst()
        .orElse("-");
  }

  @ParameterizedTest
  @CsvSource({"feature,low", "bug_fix,medium", "refactor,high", "unknown,low"})
  void localOnlyForcesTheLocalLaneAndBlocksBothWaysOut(String taskType, String risk) {
    // Given
    TaskProposal proposal = Proposals.proposal(taskType, risk, "local_only");

    // When
    LaneDecision decision = usual().selectLane(proposal);
    RoutingPlan plan = usual().planRoutes(proposal);

    // Then
    assertThat(decision.policyRuleMatched()).isEqualTo("force_local_only");
    assertThat(decision.confidence()).isEqualTo(1.0);
    assertThat(plan.blockedCandidates())
        .hasSize(2)
        .allMatch(c -> c.eligibilityStatus() == EligibilityStatus.BLOCKED_BY_CONSTRAINT)
        .allMatch(c -> c.confidence() == 0);
    assertThat(plan.blockedReasoning())
        .isEqualTo("Constraint-blocked: claude_cli/kodo, claude_cli/kodo.");
  }

  @Test
  void everyDecisionSaysThatItWasNotSwitchBoards() {
    assertThat(usual().selectLane(Proposals.proposal("feature", "low")).switchboardVersion())
        .startsWith("embedded-");
  }

  @Test
  void thePlanAndTheDecisionNameTheSameRoute() {
    TaskProposal proposal = Proposals.proposal("refactor", "medium");
    RouteCandidate primary = usual().planRoutes(proposal).primary();

    assertThat(primary.route()).isEqualTo("claude_cli/archon_then_kodo");
    assertThat(primary.reason()).isEqualTo(usual().selectLane(proposal).rationale());
    assertThat(primary.estimatedCapabilityClass()).isEqualTo(CapabilityClass.WORKFLOW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rules: [{name: r, select_lane: gpu_lane, select_backend: kodo}]",
        "rules: [{name: r, select_lane: claude_cli, select_backend: cursor}]",
        "fallback: {lane: nowhere}"
      })
  void aPolicyThatSelectsWhatDoesNotExistRoutesNothing(String yaml) {
    assertThatThrownBy(() -> router(yaml).selectLane(Proposals.proposal("bug_fix", "low")))
        .isInstanceOf(RoutingFailure.Unavailable.class)
        .hasMessageContaining("which is no lane and backend");
  }

  @Test
  void unknownLanesAreNoAlternatives() {
    LaneDecision decision =
        router(
                """
                rules:
                  - {name: a, priority: 1, select_lane: claude_cli, select_backend: kodo}
                  - {name: b, priority: 2, select_lane: gpu_lane, select_backend: kodo}
                """)
            .selectLane(Proposals.proposal("bug_fix", "low"));

    assertThat(decision.alternativesConsidered()).isEmpty();
  }

  @Test
  void excludedBackendsAreSkippedAndBlocked() {
    EmbeddedRouter router =
        router(
            """
            rules:
              - {name: a, priority: 1, select_lane: codex_cli, select_backend: archon}
              - {name: b, priority: 2, select_lane: claude_cli, select_backend: kodo}
            excluded_backends: [archon]
            alternative_routes:
              - {name: f, lane: claude_cli, backend: archon, role: fallback}
              - {name: g, lane: codex_cli, backend: kodo, role: fallback, priority: 200}
              - {name: h, lane: codex_cli, backend: kodo, role: detour}
            """);
    TaskProposal proposal = Proposals.proposal("bug_fix", "low");

    assertThat(router.selectLane(proposal).policyRuleMatched()).isEqualTo("b");
    RoutingPlan plan = router.planRoutes(proposal);
    assertThat(plan.fallbackReasoning())
        .isEqualTo("1 fallback route(s) available. First: codex_cli/kodo. 1 blocked.");
    assertThat(plan.blockedReasoning()).isEqualTo("Policy-blocked: claude_cli/archon.");
    assertThat(plan.policySummary()).isEqualTo("primary=claude_cli/kodo; fallbacks=1; blocked=1");
  }

  @Test
  void explainsWhichRuleDecidedAndWhyTheOthersDidNot() {
    DecisionExplanation explanation = usual().explain(Proposals.proposal("bug_fix", "low"));

    assertThat(explanation.ruleMatched()).isEqualTo("medium_implementation");
    assertThat(explanation.fallbackUsed()).isFalse();
    assertThat(explanation.alternativesRuledOut())
        .containsExactly("aider_local (rule 'force_local_only' conditions not met)");
    assertThat(explanation.factors())
        .extracting(DecisionExplanation.Factor::name, DecisionExplanation.Factor::influence)
        .contains(
            org.assertj.core.groups.Tuple.tuple("risk_level", "selected_lane"),
            org.assertj.core.groups.Tuple.tuple("priority", "confirmed_choice"));
  }

  @Test
  void explainsAnExcludedBackend() {
    DecisionExplanation explanation =
        router(
                """
                rules:
                  - {name: a, priority: 1, select_lane: codex_cli, select_backend: archon}
                excluded_backends: [archon]
                """)
            .explain(Proposals.proposal("bug_fix", "low"));

    assertThat(explanation.fallbackUsed()).isTrue();
    assertThat(explanation.alternativesRuledOut())
        .containsExactly("codex_cli (backend archon excluded)");
  }
}
