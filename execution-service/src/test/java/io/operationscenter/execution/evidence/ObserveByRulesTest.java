package io.operationscenter.execution.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.enums.BackendName;
import io.operationscenter.contracts.enums.LaneName;
import io.operationscenter.contracts.evidence.ChangedFilesEvidence;
import io.operationscenter.contracts.evidence.ChangedFilesStatus;
import io.operationscenter.contracts.evidence.ExecutionTrace;
import io.operationscenter.contracts.execution.ExecutionResult;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObserveByRulesTest {

  private final ContractCodec codec = ContractCodec.withRandomIds(Clock.systemUTC());
  private final ObserveRun observe = new ObserveByRules(Clock.systemUTC(), () -> "id");

  @Test
  void saysWhatASuccessChanged() {
    // When
    Observation observed = observe.of(EvidenceSample.finished(codec));

    // Then
    ExecutionTrace trace = observed.trace();
    assertThat(trace.headline()).isEqualTo("SUCCESS | kodo @ claude_cli | run=3f2504e0");
    assertThat(trace.summary())
        .isEqualTo("Run 3f2504e0; changed 1 file; 1 file changed; validation=passed (1/1 passed)");
    assertThat(observed.record().backend()).isEqualTo("kodo");
    assertThat(observed.record().notes()).isEqualTo("a note");
    assertThat(observed.record().validationEvidence().checksPassed()).isEqualTo(1);
    assertThat(trace.recordId()).isEqualTo(observed.record().recordId());
  }

  @Test
  void saysWhyARunFailed() {
    // When
    ExecutionTrace trace =
        trace(
            "failed",
            "\"failure_category\": \"timeout\", \"failure_reason\": \"%s\""
                .formatted("r".repeat(200)),
            true);

    // Then
    assertThat(trace.summary()).isEqualTo("Run r-1; failed: " + "r".repeat(120));
    assertThat(trace.warnings())
        .containsExactly(
            "no authoritative list of changed files is available",
            "validation was skipped",
            "no primary artifacts (diff, patch or validation report)");
  }

  @Test
  void aRunThatPolicyHeldAfterItHadWorkedChangedWhatGitShows() {
    // Given
    ExecutionResult result =
        codec.read(
            ExecutionResult.class,
            """
            {"run_id": "r-1", "proposal_id": "p-1", "decision_id": "d-1", "status": "failed",
             "success": false, "failure_category": "policy_blocked",
             "changed_files": [{"path": "src/.env"}], "changed_files_source": "git_diff",
             "completed_at": "2026-01-02T03:05:05Z"}
            """);

    // When
    ChangedFilesEvidence evidence =
        observe
            .of(
                new FinishedRun(
                    result, BackendName.KODO, LaneName.CLAUDE_CLI, List.of(), "", Map.of(), true))
            .record()
            .changedFilesEvidence();

    // Then
    assertThat(evidence.status()).isEqualTo(ChangedFilesStatus.KNOWN);
    assertThat(evidence.source()).isEqualTo("git_diff");
    assertThat(evidence.files()).hasSize(1);
  }

  @Test
  void namesTheCategoryOfAFailureWithoutAReason() {
    // Then
    assertThat(trace("failed", "\"failure_category\": \"conflict\"", true).summary())
        .isEqualTo("Run r-1; failed (conflict)");
    assertThat(trace("cancelled", "\"failure_category\": null", false).summary())
        .isEqualTo("Run r-1; failed (cancelled)");
  }

  @Test
  void callsASuccessUnvalidatedThatNobodyChecked() {
    // When
    ExecutionTrace trace =
        trace(
            "success",
            "\"changed_files\": [{\"path\": \"a\"}], \"changed_files_source\": \"git_diff\"",
            true);

    // Then
    assertThat(trace.headline()).isEqualTo("SUCCESS | kodo @ claude_cli | run=r-1 | unvalidated");
    assertThat(trace.summary()).isEqualTo("Run r-1; changed 1 file; unvalidated");
    assertThat(trace.warnings())
        .contains("unvalidated: no validation command was run on what was changed");
  }

  @Test
  void warnsWhenASuccessChangedNothing() {
    // When
    ExecutionTrace trace = trace("success", "\"changed_files_source\": \"git_diff\"", true);

    // Then
    assertThat(trace.summary()).isEqualTo("Run r-1; completed with no file changes; unvalidated");
    assertThat(trace.warnings()).last().isEqualTo("run completed with no file changes");
  }

  @Test
  void warnsOfNewFilesThatNewIgnoreRulesHide() {
    // When
    ExecutionTrace trace =
        trace(
            "success",
            "\"changed_files_source\": \"git_diff\"",
            true,
            Map.of(
                "hidden_files", JsonNodeFactory.instance.arrayNode().add("new.txt").add("out/")));

    // Then
    assertThat(trace.warnings())
        .last(STRING)
        .contains("2 new file(s) or folder(s)", "the first is new.txt");
  }

  /** The three states in which openclaw may leave its list of changed files. */
  @ParameterizedTest
  @CsvSource({
    "git_diff, KNOWN, 1.0",
    "event_stream, INFERRED, 0.5",
    "unknown, UNKNOWN, 0.0",
  })
  void check6WhatABackendReportsIsInferredAndNeverKnown(
      String source, ChangedFilesStatus status, double confidence) {
    // When
    ChangedFilesEvidence evidence =
        observe
            .of(
                new FinishedRun(
                    result(
                        "success",
                        """
                        "changed_files_source": "%s", "changed_files": [{"path": "a.txt"}]"""
                            .formatted(source)),
                    BackendName.OPENCLAW,
                    LaneName.CLAUDE_CLI,
                    List.of(),
                    "",
                    Map.of(),
                    true))
            .record()
            .changedFilesEvidence();

    // Then
    assertThat(evidence.status()).isEqualTo(status);
    assertThat(evidence.confidence()).isEqualTo(confidence);
  }

  private ExecutionTrace trace(String status, String members, boolean executed) {
    return trace(status, members, executed, Map.of());
  }

  private ExecutionTrace trace(
      String status, String members, boolean executed, Map<String, JsonNode> metadata) {
    return observe
        .of(
            new FinishedRun(
                result(status, members),
                BackendName.KODO,
                LaneName.CLAUDE_CLI,
                List.of(),
                "",
                metadata,
                executed))
        .trace();
  }

  private ExecutionResult result(String status, String members) {
    return codec.read(
        ExecutionResult.class,
        """
        {"run_id": "r-1", "proposal_id": "p-1", "decision_id": "d-1", "status": "%s",
         "success": %s, %s}
        """
            .formatted(status, status.equals("success"), members));
  }
}
