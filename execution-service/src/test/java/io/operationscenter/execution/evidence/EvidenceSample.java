package io.operationscenter.execution.evidence;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.enums.BackendName;
import io.operationscenter.contracts.enums.LaneName;
import io.operationscenter.contracts.evidence.ExecutionOutcome;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.routing.ProposalDecisionBundle;
import io.operationscenter.contracts.tickets.TimelineEntry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A run that went well. */
final class EvidenceSample {

  static final String RUN = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
  static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

  private EvidenceSample() {}

  static RunEvidence of(ContractCodec codec, List<EvidenceFile> files) {
    return of(codec, RUN, files);
  }

  /** The same of another run, whose ticket is named after it. */
  static RunEvidence of(ContractCodec codec, String run, List<EvidenceFile> files) {
    Observation observed =
        new ObserveByRules(Clock.fixed(AT, ZoneOffset.UTC), () -> "id-1").of(finished(codec));
    return new RunEvidence(
        "ticket-" + run,
        "goal",
        "finish",
        bundle(codec),
        new ExecutionOutcome(
            request(codec, run),
            codec.read(
                PolicyDecision.class,
                """
                {"decision_id": "pd-1", "status": "allow", "evaluated_at": "2026-01-02T03:04:05Z"}
                """),
            result(codec, run),
            observed.record(),
            observed.trace(),
            true),
        List.of(new TimelineEntry(AT, "running", "agent started", null)),
        files,
        "process uid=60978 no_new_privs",
        "89abcdef0123456789abcdef0123456789abcdef",
        "0123456789abcdef0123456789abcdef01234567");
  }

  static FinishedRun finished(ContractCodec codec) {
    return new FinishedRun(
        result(codec),
        BackendName.KODO,
        LaneName.CLAUDE_CLI,
        List.of(),
        "a note",
        Map.of("task_type", JsonNodeFactory.instance.textNode("bug_fix")),
        true);
  }

  static ExecutionResult result(ContractCodec codec) {
    return result(codec, RUN);
  }

  private static ExecutionResult result(ContractCodec codec, String run) {
    return codec.read(
        ExecutionResult.class,
        """
        {"run_id": "%s", "proposal_id": "p-1", "decision_id": "d-1", "status": "success",
         "success": true, "changed_files": [{"path": "src/a.py"}],
         "changed_files_source": "git_diff", "changed_files_confidence": 1.0,
         "diff_stat_excerpt": "1 file changed", "branch_pushed": true, "branch_name": "auto/t",
         "validation": {"status": "passed", "commands_run": 1, "commands_passed": 1},
         "completed_at": "2026-01-02T03:05:05Z"}
        """
            .formatted(run));
  }

  private static ExecutionRequest request(ContractCodec codec, String run) {
    return codec.read(
        ExecutionRequest.class,
        """
        {"run_id": "%s", "proposal_id": "p-1", "decision_id": "d-1", "goal_text": "Fix",
         "repo_key": "sample", "clone_url": "https://example.org/o/r.git", "base_branch": "main",
         "task_branch": "auto/t", "workspace_path": "/var/workspaces/1",
         "requested_at": "2026-01-02T03:04:05Z"}
        """
            .formatted(run));
  }

  private static ProposalDecisionBundle bundle(ContractCodec codec) {
    return codec.read(
        ProposalDecisionBundle.class,
        """
        {"proposal": {"proposal_id": "p-1", "task_id": "T/1", "project_id": "",
           "task_type": "bug_fix", "execution_mode": "goal", "goal_text": "Fix",
           "proposed_at": "2026-01-02T03:00:00Z",
           "target": {"repo_key": "sample", "clone_url": "https://example.org/o/r.git",
                      "base_branch": "main"}},
         "decision": {"decision_id": "d-1", "proposal_id": "p-1", "selected_lane": "claude_cli",
           "selected_backend": "kodo", "decided_at": "2026-01-02T03:00:00Z"},
         "bundled_at": "2026-01-02T03:00:00Z"}
        """);
  }
}
