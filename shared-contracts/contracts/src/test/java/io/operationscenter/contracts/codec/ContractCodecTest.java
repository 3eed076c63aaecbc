package io.operationscenter.contracts.codec;

import static io.operationscenter.contracts.Samples.CODEC;
import static io.operationscenter.contracts.Samples.DECISION;
import static io.operationscenter.contracts.Samples.ID;
import static io.operationscenter.contracts.Samples.NOW;
import static io.operationscenter.contracts.Samples.PROPOSAL;
import static io.operationscenter.contracts.Samples.RESULT;
import static io.operationscenter.contracts.Samples.TARGET;
import static io.operationscenter.contracts.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.operationscenter.contracts.common.ChangedFileRef;
import io.operationscenter.contracts.common.ExecutionConstraints;
import io.operationscenter.contracts.common.TaskTarget;
import io.operationscenter.contracts.common.ValidationSummary;
import io.operationscenter.contracts.enums.ChangeType;
import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.contracts.planning.PlanningContext;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.contracts.routing.LaneDecision;
import io.operationscenter.contracts.routing.ProposalDecisionBundle;
import io.operationscenter.contracts.usage.UsageEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractCodecTest {

  @Test
  void fillsDefaultsIdentityAndTime() {
    TaskProposal proposal = CODEC.read(TaskProposal.class, PROPOSAL);

    assertThat(proposal.proposalId()).isEqualTo(ID);
    assertThat(proposal.proposedAt()).isEqualTo(NOW);
    assertThat(proposal.constraints().timeoutSeconds()).isEqualTo(300);
    assertThat(proposal.validationProfile().profileName()).isEqualTo("default");
    assertThat(proposal.branchPolicy().branchPrefix()).isEqualTo("auto/");
  }

  @Test
  void writesEveryMemberWithExplicitNulls() {
    assertThat(json(CODEC.json(CODEC.read(ExecutionConstraints.class, "{}"))))
        .isEqualTo(
            json(
                """
                {"max_changed_files": null, "timeout_seconds": 300, "allowed_paths": [],
                 "require_clean_validation": true, "skip_baseline_validation": false}"""));
  }

  @Test
  void listsEveryFaultOfADocumentAtAnyDepth() {
    var violation =
        violation(
            TaskProposal.class,
            """
            {"task_id": 7, "task_type": "chore", "execution_mode": null, "goal_text": "x",
             "project_id": "", "labels": ["a", 1], "proposed_at": "2026-04-28",
             "target": {"repo_key": "r", "allowed_paths": "src/"},
             "constraints": {"timeout_seconds": 0, "require_clean_validation": "sometimes"}}""");

    assertThat(violation.faults())
        .extracting(Fault::path)
        .containsExactlyInAnyOrder(
            "task_id",
            "task_type",
            "execution_mode",
            "labels.1",
            "proposed_at",
            "target.clone_url",
            "target.base_branch",
            "target.allowed_paths",
            "constraints.timeout_seconds",
            "constraints.require_clean_validation");
    assertThat(violation)
        .hasMessageContaining("constraints.timeout_seconds: must be at least 1, got 0")
        .hasMessageContaining("task_type: must be one of lint_fix, bug_fix");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "timeout_seconds          | \"300\"",
        "timeout_seconds          | 300.0",
        "timeout_seconds          | true",
        "timeout_seconds          | 9223372036854775808",
        "timeout_seconds          | null",
        "require_clean_validation | 1",
        "require_clean_validation | \"true\"",
        "allowed_paths            | {}",
        "max_changed_files        | 0",
      })
  void neverCoerces(String member, String value) {
    assertThat(violation(ExecutionConstraints.class, "{\"%s\": %s}".formatted(member, value)))
        .extracting(ContractViolation::faults)
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Fault.class))
        .extracting(Fault::path)
        .containsExactly(member);
  }

  @Test
  void readsWholeNumbersOfSixtyFourBits() {
    assertThat(
            CODEC
                .read(ExecutionConstraints.class, "{\"timeout_seconds\": 9223372036854775807}")
                .timeoutSeconds())
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void countRuleSurvivesTheLargestNumbers() {
    var violation =
        violation(
            ValidationSummary.class,
            """
            {"status": "failed", "commands_run": 9223372036854775807,
             "commands_passed": 9223372036854775807, "commands_failed": 1}""");

    assertThat(violation).hasMessageContaining("at least commands_passed + commands_failed");
  }

  @Test
  void ignoresUnknownMembersAndDoesNotRepeatThem() {
    TaskTarget target =
        CODEC.read(TaskTarget.class, TARGET.replace("{", "{\"x\": {\"repo_key\": 1},"));

    assertThat(CODEC.write(target).has("x")).isFalse();
  }

  @Test
  void refusesUnknownMembersOfAClosedRecordAndNamesTheNearest() {
    assertThat(
            violation(
                PlanningContext.class,
                """
                {"goal_text": "x", "task_type": "bug_fix", "repo_kye": "r"}"""))
        .hasMessageContaining("repo_kye: is not known; did you mean repo_key?");
  }

  @Test
  void examiningKeepsTheValueBesideUnknownMembers() {
    Reading<PlanningContext> reading =
        CODEC.examine(
            PlanningContext.class,
            json(
                """
                {"goal_text": "x", "task_type": "bug_fix", "lane": "kodo"}"""));

    assertThat(reading.value()).isNotNull();
    assertThat(reading.faults()).extracting(Fault::path).containsExactly("lane");
  }

  @Test
  void bundleIgnoresUnknownMembersOfItsContext() {
    var bundle =
        CODEC.read(
            ProposalDecisionBundle.class,
            """
            {"proposal": %s, "decision": %s,
             "context": {"goal_text": "x", "task_type": "bug_fix", "later": 1}}"""
                .formatted(PROPOSAL, DECISION));

    assertThat(bundle.context()).isNotNull();
  }

  @Test
  void writesDerivedMembersAndIgnoresThemOnInput() {
    var bundle =
        CODEC.read(
            ProposalDecisionBundle.class,
            """
            {"run_summary": "forged", "proposal": %s, "decision": %s}"""
                .formatted(PROPOSAL, DECISION));

    assertThat(CODEC.write(bundle).get("run_summary").textValue())
        .isEqualTo("proposal=788b393d task=T-1 lane=claude_cli backend=kodo rule=fallback");
  }

  @Test
  void acceptsLaterSpellingsOnInputOnly() {
    ExecutionResult result =
        CODEC.read(ExecutionResult.class, RESULT.replace("\"success\",", "\"succeeded\","));

    assertThat(result.status()).isEqualTo(ExecutionStatus.SUCCESS);
    assertThat(CODEC.write(result).get("status").textValue()).isEqualTo("success");
  }

  @Test
  void unknownChangeTypeReadsAsModified() {
    assertThat(
            CODEC
                .read(ChangedFileRef.class, "{\"path\": \"a\", \"change_type\": \"copied\"}")
                .changeType())
        .isEqualTo(ChangeType.MODIFIED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/a", "./a", "a/../b", "..", "a\\\\b", "a/.."})
  void refusesChangedFilesOutsideTheNormalForm(String path) {
    assertThat(violation(ChangedFileRef.class, "{\"path\": \"%s\"}".formatted(path)).faults())
        .extracting(Fault::path)
        .containsExactly("path");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.NEGATIVE_INFINITY})
  void refusesConfidenceOutsideItsRangeInJava(double confidence) {
    LaneDecision decision = CODEC.read(LaneDecision.class, DECISION);

    assertThatThrownBy(
            () ->
                new LaneDecision(
                    decision.decisionId(),
                    decision.proposalId(),
                    decision.selectedLane(),
                    decision.selectedBackend(),
                    confidence,
                    null,
                    null,
                    List.of(),
                    NOW,
                    null))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("confidence");
  }

  @Test
  void constructorNamesEveryNullItWasGiven() {
    assertThatThrownBy(() -> new TaskTarget(null, "u", null, List.of()))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("repo_key: must not be null")
        .hasMessageContaining("base_branch: must not be null");
  }

  @Test
  void constructorRefusesNullElementsByPosition() {
    List<String> paths = new ArrayList<>();
    paths.add("src/");
    paths.add(null);

    assertThatThrownBy(() -> new TaskTarget("r", "u", "main", paths))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("allowed_paths.1: must not be null");
  }

  @Test
  void recordsAreImmutableAllTheWayDown() {
    List<String> paths = new ArrayList<>(List.of("src/"));
    TaskTarget target = new TaskTarget("r", "u", "main", paths);

    paths.add("docs/");

    assertThat(target.allowedPaths()).containsExactly("src/");
    assertThatThrownBy(() -> target.allowedPaths().add("x"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void refusesRelativeWorkspaces() {
    assertThat(
            violation(
                ExecutionRequest.class,
                """
                {"proposal_id": "p", "decision_id": "d", "goal_text": "g", "repo_key": "r",
                 "clone_url": "u", "base_branch": "main", "task_branch": "b",
                 "workspace_path": "ws/1"}"""))
        .hasMessageContaining("workspace_path: must be an absolute path, got \"ws/1\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "nil", "{\"a\":1,\"a\":2}", "{} {}"})
  void refusesWhatIsNoSingleJsonObject(String text) {
    assertThatThrownBy(() -> CODEC.read(ExecutionConstraints.class, text))
        .isInstanceOf(ContractViolation.class);
  }

  @Test
  void storedFormIsSortedIndentedAndEndsWithALineFeed() {
    assertThat(CODEC.pretty(CODEC.read(TaskTarget.class, TARGET)))
        .isEqualTo(
            """
            {
              "allowed_paths": [ ],
              "base_branch": "main",
              "clone_url": "git@example.org:o/api.git",
              "repo_key": "api"
            }
            """);
  }

  @Test
  void jacksonReadsAndWritesContractsThroughTheCodec() throws Exception {
    ObjectMapper mapper = new ObjectMapper().registerModule(new ContractModule(CODEC));

    TaskTarget target = mapper.readValue(TARGET, TaskTarget.class);

    assertThat(mapper.readTree(mapper.writeValueAsString(List.of(target))))
        .isEqualTo(mapper.createArrayNode().add(CODEC.write(target)));
    assertThatThrownBy(() -> mapper.readValue("{\"repo_key\": 1}", TaskTarget.class))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("repo_key")
        .hasMessageContaining("clone_url");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"a\\u0000b\" | text must not have NUL, it has one at character 1",
        "\"a\\ud800b\" | text must not have half a surrogate pair, it has one",
        "\"a\\udc00\" | text must not have half a surrogate pair, it has one",
        "1e400 | must be a number of 64 bit, is greater",
        "{\"x\\u0000\": 1} | name of a member must not have NUL, it has one at character 1",
      })
  void whatACallerSendsMustBeKeptAsItCame(String value, String message) {
    // Given
    ObjectMapper mapper = new ObjectMapper().registerModule(new ContractModule(CODEC));
    String event =
        """
        {"id": "a", "kind": "blocked_triage", "timestamp": "2026-05-04T12:00:00Z",
         "details": {"some": [0, %s]}}""";

    // When // Then
    assertThatCode(() -> mapper.readValue(event.formatted("\"\\ud83d\\ude00\""), UsageEvent.class))
        .doesNotThrowAnyException();
    assertThat(
            catchThrowableOfType(
                    ContractViolation.class,
                    () -> mapper.readValue(event.formatted(value), UsageEvent.class))
                .faults())
        .singleElement()
        .hasToString("details.some.1: " + message);
  }

  private static ContractViolation violation(Class<?> type, String document) {
    return catchThrowableOfType(ContractViolation.class, () -> CODEC.read(type, json(document)));
  }
}
