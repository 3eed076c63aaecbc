package io.operationscenter.execution.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.policy.PolicyStatus;
import io.operationscenter.contracts.policy.PolicyViolation;
import io.operationscenter.contracts.policy.RuleVerdict;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.LaneDecision;
import io.operationscenter.kit.config.file.ConfigurationReading;
import io.operationscenter.kit.config.file.LoadedConfiguration;
import io.operationscenter.kit.config.file.OperatorConfigurationFile;
import io.operationscenter.kit.config.file.ReloadOutcome;
import io.operationscenter.kit.config.file.ReloadableConfiguration;
import io.operationscenter.kit.config.secrets.Secrets;
import io.operationscenter.kit.configured.ConfigurationInUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesInUseTest {

  private static final Clock CLOCK = Clock.systemUTC();
  private static final PolicyEngine ENGINE = new PolicyEngine(CLOCK, () -> "id");

  private final ContractCodec codec = ContractCodec.withRandomIds(CLOCK);
  private final OperatorConfigurationFile reader = new OperatorConfigurationFile(codec);

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void place() {
    file = directory.resolve("operations_center.yaml");
  }

  @Test
  void aShortEntryKeepsTheBuiltInBlocksAndReviews() throws IOException {
    // Given
    RulesInUse rules =
        rules("policy: {repo_policies: [{repo_key: sample, blocked_task_types: [feature]}]}\n");

    // When
    PolicyDecision decision = evaluate(rules, "high", List.of("src/.ssh/id_rsa"));

    // Then
    assertThat(decision.status()).isEqualTo(PolicyStatus.BLOCK);
    assertThat(decision.violations())
        .extracting(PolicyViolation::ruleId)
        .contains("path.blocked", "review.required");
  }

  @Test
  void theFirstRequirementThatAppliesTellsWhetherValidationMustPass() throws IOException {
    // Given
    RulesInUse builtIn = rules("");
    RulesInUse own =
        rules(
            """
            policy:
              repo_policies:
                - repo_key: sample
                  validation_requirements:
                    - {applies_to_risk_levels: [high], must_pass: false}
                    - {required_profile: tests}
            """);

    // Then
    assertThat(builtIn.validationMustPass(proposal("high"))).isTrue();
    assertThat(builtIn.validationMustPass(proposal("medium"))).isTrue();
    assertThat(builtIn.validationMustPass(proposal("low"))).isFalse();
    assertThat(own.validationMustPass(proposal("high"))).isFalse();
    assertThat(own.validationMustPass(proposal("low"))).isTrue();
  }

  @Test
  void checksTheFilesThatReallyChanged() throws IOException {
    // Given
    RulesInUse rules = rules("");

    // When
    List<String> blocked =
        RulesFixture.blocked(
            rules,
            proposal("low"),
            List.of(".ssh/config", "src/a.py", ".env", "../outside", "a/.gnupg/ring"));

    // Then
    assertThat(blocked).containsExactly(".ssh/config", "../outside", "a/.gnupg/ring");
  }

  @Test
  void namesChangedFilesThatAPersonMustReview() throws IOException {
    // Given
    RulesInUse rules =
        rules(
            """
            policy:
              repo_policies:
                - repo_key: "*"
                  path_policy:
                    rules:
                      - {path_pattern: "infra/**", access_mode: review_required}
                      - {path_pattern: "vendor/**", access_mode: read_only}
                      - {path_pattern: "keys/**", access_mode: block}
            """);

    // When
    List<String> reviewed =
        RulesFixture.reviewed(
            rules,
            proposal("low"),
            List.of("infra/a", "src/b", "vendor/c", "keys/d", "../outside"));

    // Then
    assertThat(reviewed).containsExactly("infra/a", "vendor/c");
  }

  @Test
  void addsToWhatItSaidBeforeTheRuleThePatternAndTheFile() throws IOException {
    // Given
    RulesInUse rules =
        rules(
            """
            policy:
              repo_policies:
                - repo_key: "*"
                  path_policy:
                    default_mode: review_required
                    rules:
                      - {path_pattern: "src/**", access_mode: allow}
                      - {path_pattern: "vendor/**", access_mode: read_only}
            """);
    PolicyDecision before = evaluate(rules, "high", List.of("vendor/a"));

    // When
    Recheck recheck =
        rules.recheck(proposal("high"), before, List.of("src/b", "vendor/a", "vendor/c", "x"));

    // Then: what was found before is told once
    assertThat(recheck.found())
        .extracting(RuleVerdict::path)
        .containsExactly("vendor/a", "vendor/c", "x");
    assertThat(recheck.found())
        .extracting(RuleVerdict::source)
        .containsExactly(
            "policy.repo_policies[0].path_policy.rules[1]",
            "policy.repo_policies[0].path_policy.rules[1]",
            "policy.repo_policies[0].path_policy.default_mode");
    assertThat(recheck.decision().violations())
        .extracting(PolicyViolation::ruleId, PolicyViolation::relatedPath)
        .containsExactly(
            tuple("path.review_required", "vendor/a"),
            tuple("review.required", null),
            tuple("path.review_required", "vendor/c"),
            tuple("path.default_review_required", "x"));
    assertThat(recheck.decision().violations().get(2).message())
        .isEqualTo(
            "Path 'vendor/c' requires human review (pattern: 'vendor/**'; mode: 'read_only')");
    assertThat(recheck.decision().requiresReview()).isTrue();
  }

  @Test
  void wantsAReviewOfEveryFileWhereThatIsTheDefault() throws IOException {
    // Given
    RulesInUse rules =
        rules(
            """
            policy:
              repo_policies:
                - repo_key: "*"
                  path_policy: {default_mode: review_required, rules: [{path_pattern: "src/**", access_mode: allow}]}
            """);

    // When // Then
    assertThat(RulesFixture.reviewed(rules, proposal("low"), List.of("src/a.py", "lib/b.py")))
        .containsExactly("lib/b.py");
  }

  @Test
  void blocksChangedFilesThatNoRuleAllows() throws IOException {
    // Given
    RulesInUse rules =
        rules(
            """
            policy:
              repo_policies:
                - repo_key: "*"
                  path_policy: {default_mode: block, rules: [{path_pattern: "src/**", access_mode: allow}]}
            """);

    // When
    List<String> blocked =
        RulesFixture.blocked(rules, proposal("low"), List.of("src/a.py", "lib/b.py"));

    // Then
    assertThat(blocked).containsExactly("lib/b.py");
  }

  @Test
  void aPolicyThatContradictsItselfIsReportedWithAllItsFaultsAtOnce() throws IOException {
    // Given
    write(
        """
        policy:
          repo_policies:
            - repo_key: sample
              risk_profile: hgih
              enbaled: true
              review_requirement: {blocked_without_human: true}
              branch_guardrail: {allow_direct_commit: true}
              path_policy:
                rules:
                  - {path_pattern: "", access_mode: deny}
            - {repo_key: sample, enabled: false, allowed_task_types: [bug_fix, featur]}
          default_policy:
            repo_key: "*"
            branch_guardrail: {allow_direct_commit: true, require_branch: true}
        """);

    // When
    List<String> faults =
        ((ConfigurationReading.Refused) reader.examine(file))
            .faults().stream().map(Object::toString).toList();

    // Then
    assertThat(faults)
        .hasSize(10)
        .anySatisfy(f -> assertThat(f).contains("repo_policies.0.risk_profile", "hgih"))
        .anySatisfy(f -> assertThat(f).contains("repo_policies.0.enbaled", "enabled"))
        .anySatisfy(
            f ->
                assertThat(f)
                    .contains(
                        "repo_policies.0.review_requirement",
                        "blocked_without_human=True contradicts autonomous_allowed=True"))
        .anySatisfy(
            f ->
                assertThat(f)
                    .contains(
                        "repo_policies.0.branch_guardrail",
                        "allow_direct_commit=True contradicts require_branch=True"))
        .anySatisfy(f -> assertThat(f).contains("rules.0.path_pattern"))
        .anySatisfy(f -> assertThat(f).contains("rules.0.access_mode", "deny"))
        .anySatisfy(f -> assertThat(f).contains("Duplicate repo_key 'sample'"))
        .anySatisfy(f -> assertThat(f).contains("enabled=False but allowed_task_types is set"))
        .anySatisfy(f -> assertThat(f).contains("allowed_task_types.1", "featur"))
        .anySatisfy(f -> assertThat(f).contains("policy.default_policy.branch_guardrail"));
  }

  @Test
  void keepsTheLastGoodRulesWhenTheFileBecomesWrong() throws IOException {
    // Given
    ConfigurationInUse.FromFile configuration =
        configuration("policy: {repo_policies: [{repo_key: sample, enabled: false}]}\n");
    RulesInUse rules = new RulesInUse(configuration, ENGINE, CLOCK);

    // When
    write("policy: {repo_policies: [{repo_key: sample, enabled: true}, {repo_key: sample}]}\n");
    ReloadOutcome outcome = configuration.file().reload();
    PolicyDecision decision = evaluate(rules, "low", List.of());

    // Then
    assertThat(outcome).isInstanceOf(ReloadOutcome.Refused.class);
    assertThat(decision.violations())
        .extracting(PolicyViolation::ruleId)
        .containsExactly("repo.disabled");
  }

  @Test
  void followsAFileThatStaysRight() throws IOException {
    // Given
    ConfigurationInUse.FromFile configuration =
        configuration("policy: {repo_policies: [{repo_key: sample, enabled: false}]}\n");
    RulesInUse rules = new RulesInUse(configuration, ENGINE, CLOCK);

    // When
    write("policy: {repo_policies: [{repo_key: sample}]}\n");
    configuration.file().reload();

    // Then
    assertThat(evaluate(rules, "low", List.of()).isAllowed()).isTrue();
  }

  @Test
  void aBlockThatIsTakenOutLeavesTheBuiltInRules() throws IOException {
    // Given
    ConfigurationInUse.FromFile configuration =
        configuration("policy: {repo_policies: [{repo_key: sample, enabled: false}]}\n");
    RulesInUse rules = new RulesInUse(configuration, ENGINE, CLOCK);

    // When
    write("");
    configuration.file().reload();

    // Then
    assertThat(evaluate(rules, "low", List.of()).isAllowed()).isTrue();
    assertThat(evaluate(rules, "low", List.of(".ssh/")).isBlocked()).isTrue();
  }

  private PolicyDecision evaluate(RulesInUse rules, String risk, List<String> paths) {
    TaskProposal proposal = proposal(risk);
    LaneDecision decision =
        codec.read(
            LaneDecision.class,
            """
            {"decision_id": "d-1", "proposal_id": "p-1",
             "selected_lane": "claude_cli", "selected_backend": "kodo"}
            """);
    ExecutionRequest request =
        codec.read(
            ExecutionRequest.class,
            """
            {"proposal_id": "p-1", "decision_id": "d-1", "goal_text": "Fix", "repo_key": "sample",
             "clone_url": "https://example.org/o/r.git", "base_branch": "main",
             "task_branch": "auto/t-1", "workspace_path": "/w", "validation_commands": ["true"],
             "allowed_paths": %s}
            """
                .formatted(codec.json(paths)));
    return rules.evaluate(proposal, decision, request);
  }

  private TaskProposal proposal(String risk) {
    return codec.read(
        TaskProposal.class,
        """
        {"proposal_id": "p-1", "task_id": "t-1", "project_id": "", "task_type": "bug_fix",
         "execution_mode": "goal", "goal_text": "Fix", "risk_level": "%s",
         "target": {"repo_key": "sample", "clone_url": "https://example.org/o/r.git",
                    "base_branch": "main"}}
        """
            .formatted(risk));
  }

  private RulesInUse rules(String sections) throws IOException {
    return new RulesInUse(configuration(sections), ENGINE, CLOCK);
  }

  private ConfigurationInUse.FromFile configuration(String sections) throws IOException {
    write(sections);
    return switch (reader.examine(file)) {
      case LoadedConfiguration loaded ->
          new ConfigurationInUse.FromFile(
              new ReloadableConfiguration(reader, loaded, CLOCK), Secrets.NONE);
      case ConfigurationReading.Refused refused ->
          throw new IllegalArgumentException(refused.faults().toString());
    };
  }

  private void write(String sections) throws IOException {
    Files.writeString(
        file,
        """
        plane: {mode: embedded}
        git: {}
        kodo: {}
        repos:
          sample: {clone_url: "git@example.org:owner/sample.git", default_branch: main}
        """
            + sections);
  }
}
