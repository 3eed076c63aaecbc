package io.operationscenter.execution.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.codec.ContractViolation;
import io.operationscenter.contracts.policy.PolicyVerdict;
import io.operationscenter.contracts.policy.RuleVerdict;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.LaneDecision;
import io.operationscenter.kit.config.yaml.YamlReader;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Every rule, where it comes from and what it says. */
class EvaluationTest {

  private static final ContractCodec CODEC = ContractCodec.withRandomIds(Clock.systemUTC());
  private static final PolicyEngine ENGINE = new PolicyEngine(Clock.systemUTC(), () -> "id");

  private static JsonNode yaml(String text) {
    return Objects.requireNonNull(YamlReader.read(text).tree());
  }

  private static Evaluation evaluate(RuleBook rules, String type, String risk, String... paths) {
    TaskProposal proposal =
        CODEC.read(
            TaskProposal.class,
            """
            {"proposal_id": "p", "task_id": "t", "project_id": "", "task_type": "%s",
             "execution_mode": "goal", "goal_text": "Fix", "risk_level": "%s",
             "validation_profile": {"profile_name": "unit", "commands": ["true"]},
             "target": {"repo_key": "sample", "clone_url": "git@example.org:o/r.git",
                        "base_branch": "main", "allowed_paths": %s}}"""
                .formatted(type, risk, CODEC.json(List.of(paths))));
    LaneDecision decision =
        CODEC.read(
            LaneDecision.class,
            """
            {"decision_id": "d", "proposal_id": "p", "selected_lane": "claude_cli",
             "selected_backend": "kodo"}""");
    return ENGINE.evaluate(rules, proposal, decision, null);
  }

  private static List<RuleVerdict> of(Evaluation evaluation, String rule) {
    return evaluation.rules().stream().filter(r -> r.ruleId().equals(rule)).toList();
  }

  @Test
  void listsEveryRuleInTheOrderOfTheTable() {
    Evaluation evaluation = evaluate(RuleBook.builtIn(), "bug_fix", "low");

    assertThat(evaluation.rules())
        .extracting(RuleVerdict::ruleId)
        .containsExactly(
            "repo.disabled",
            "task_type.blocked",
            "task_type.not_in_allowlist",
            "routing.local_only_violated",
            "routing.lane_backend_mismatch",
            "path.unrestricted_writes_blocked",
            "path.unrestricted_writes_review",
            "path.default_blocked",
            "path.default_review_required",
            "path.blocked",
            "path.review_required",
            "branch.no_prefix_set",
            "branch.name_pattern",
            "branch.base_branch_not_allowed",
            "branch.pr_required",
            "tool.network_local_only",
            "tool.network_blocked",
            "tool.destructive_blocked",
            "validation.required_unavailable",
            "validation.recommended_unavailable",
            "review.blocked_without_human",
            "review.required");
    assertThat(evaluation.rules())
        .extracting(RuleVerdict::verdict)
        .containsOnly(PolicyVerdict.PASSED);
    assertThat(evaluation.rules()).extracting(RuleVerdict::source).containsOnly("built-in");
    assertThat(evaluation.entry()).isEqualTo("built-in");
  }

  @Test
  void namesTheKeyOfTheFileThatMadeARuleSaySo() {
    // Given
    RuleBook rules =
        RuleBook.configured(
            yaml(
                """
                repo_policies:
                  - repo_key: other
                  - repo_key: sample
                    path_policy:
                      rules:
                        - {path_pattern: "docs/**", access_mode: allow}
                        - {path_pattern: "**/*.sql", access_mode: review_required}
                    blocked_task_types: [refactor]
                """),
            CODEC);

    // When
    Evaluation evaluation =
        evaluate(rules, "feature", "low", "docs/a.sql", "db/a.sql", "src/../db/b.sql");

    // Then
    assertThat(evaluation.entry()).isEqualTo("policy.repo_policies[1] (repo_key 'sample')");
    assertThat(of(evaluation, "task_type.blocked").getFirst().source())
        .isEqualTo("policy.repo_policies[1].blocked_task_types");
    assertThat(of(evaluation, "path.review_required"))
        .extracting(RuleVerdict::path)
        .containsExactly("db/a.sql", "src/../db/b.sql");
    assertThat(of(evaluation, "path.review_required"))
        .extracting(RuleVerdict::source)
        .containsOnly("policy.repo_policies[1].path_policy.rules[1]");
    RuleVerdict review = of(evaluation, "review.required").getFirst();
    assertThat(review.verdict()).isEqualTo(PolicyVerdict.REVIEW_REQUIRED);
    assertThat(review.source()).isEqualTo("built-in");
    assertThat(review.message()).contains("task_type='feature'");
  }

  @Test
  void aDisabledRepositoryIsAskedNothingElse() {
    RuleBook rules =
        RuleBook.configured(yaml("default_policy: {repo_key: x, enabled: false}"), CODEC);

    Evaluation evaluation = evaluate(rules, "feature", "high", ".ssh/");

    assertThat(of(evaluation, "repo.disabled").getFirst().verdict())
        .isEqualTo(PolicyVerdict.BLOCKED);
    assertThat(of(evaluation, "repo.disabled").getFirst().source())
        .isEqualTo("policy.default_policy.enabled");
    assertThat(evaluation.rules().subList(1, evaluation.rules().size()))
        .extracting(RuleVerdict::verdict)
        .containsOnly(PolicyVerdict.NOT_REACHED);
  }

  @Test
  void aStepUpTheTreeDeclaresWhatItLeadsTo() {
    Evaluation evaluation =
        evaluate(
            RuleBook.builtIn(), "bug_fix", "low", "src/../config/./secrets.yml", "./Dockerfile");

    assertThat(of(evaluation, "path.review_required"))
        .extracting(RuleVerdict::path)
        .containsExactly("src/../config/./secrets.yml", "./Dockerfile");
  }

  @Test
  void aBlockWithFaultsNamesEachOfThem() {
    assertThatThrownBy(
            () ->
                RuleBook.configured(
                    yaml(
                        """
                        repo_policies:
                          - {repo_key: a, risk_profile: x, enabled: false, allowed_task_types: [y]}
                          - {repo_key: a}
                        """),
                    CODEC))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("repo_policies.0.risk_profile")
        .hasMessageContaining("repo_policies.0.allowed_task_types.0")
        .hasMessageContaining("enabled=False but allowed_task_types is set")
        .hasMessageContaining("Duplicate repo_key 'a'");
  }
}
