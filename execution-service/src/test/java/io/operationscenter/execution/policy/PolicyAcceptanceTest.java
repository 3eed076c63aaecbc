package io.operationscenter.execution.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.LaneDecision;
import io.operationscenter.kit.config.policy.AccessMode;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Acceptance check 7 of spec 03 §11: what the built-in policy says. */
class PolicyAcceptanceTest {

  private static final ContractCodec CODEC = ContractCodec.withRandomIds(Clock.systemUTC());

  private static PolicyDecision decide(
      String type, String risk, List<String> commands, List<String> labels) {
    TaskProposal proposal =
        CODEC.read(
            TaskProposal.class,
            """
            {"proposal_id": "p", "task_id": "t", "project_id": "", "task_type": "%s",
             "execution_mode": "goal", "goal_text": "Fix", "risk_level": "%s", "labels": %s,
             "validation_profile": {"profile_name": "unit", "commands": %s},
             "target": {"repo_key": "sample", "clone_url": "git@example.org:o/r.git",
                        "base_branch": "main"}}"""
                .formatted(type, risk, CODEC.json(labels), CODEC.json(commands)));
    LaneDecision routed =
        CODEC.read(
            LaneDecision.class,
            """
            {"decision_id": "d", "proposal_id": "p", "selected_lane": "claude_cli",
             "selected_backend": "kodo"}""");
    return RulesFixture.engine(Clock.systemUTC())
        .evaluate(RuleBook.builtIn(), proposal, routed, null)
        .decision();
  }

  @ParameterizedTest
  @CsvSource({
    "bug_fix, low, '', '', allow_with_warnings, validation.recommended_unavailable",
    "bug_fix, low, true, '', allow, ''",
    "bug_fix, high, '', '', block, validation.required_unavailable",
    "bug_fix, high, true, '', require_review, review.required",
    "feature, low, true, '', require_review, review.required",
    "feature, low, true, source: autonomy, allow, ''",
    "feature, high, true, source: autonomy, require_review, review.required",
  })
  void check7Defaults(
      String type, String risk, String command, String label, String status, String rule) {
    PolicyDecision decision =
        decide(
            type,
            risk,
            command.isEmpty() ? List.of() : List.of(command),
            label.isEmpty() ? List.of() : List.of(label));

    assertThat(decision.status().wire()).isEqualTo(status);
    assertThat(decision.notes()).contains(rule);
  }

  @ParameterizedTest
  @CsvSource({
    ".ssh/id_rsa, BLOCK",
    "home/.ssh/id_rsa, BLOCK",
    ".env, REVIEW_REQUIRED",
    "config/prod.env, REVIEW_REQUIRED",
    ".env.local, REVIEW_REQUIRED",
    "a/.env, REVIEW_REQUIRED",
    "a/.env.local, REVIEW_REQUIRED",
    "migrations/1.py, REVIEW_REQUIRED",
    "db/migrations/1.py, REVIEW_REQUIRED",
    "secrets/x, REVIEW_REQUIRED",
    ".github/workflows/ci.yml, REVIEW_REQUIRED",
    "Dockerfile, REVIEW_REQUIRED",
    "docker-compose.yml, REVIEW_REQUIRED"
  })
  void check7Paths(String path, AccessMode mode) {
    assertThat(PathRules.builtIn().ruleFor(path).map(PathRules.Rule::mode)).contains(mode);
  }

  @ParameterizedTest
  @CsvSource({"sub/Dockerfile", "src/a.py"})
  void check7PathsWithoutARule(String path) {
    assertThat(PathRules.builtIn().ruleFor(path)).isEmpty();
  }
}
