package io.operationscenter.execution.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.codec.Timestamps;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.enums.ValidationStatus;
import io.operationscenter.contracts.evidence.ExecutionOutcome;
import io.operationscenter.contracts.execution.ExecutionRequest;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.contracts.proposal.TaskProposal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which files a sealed folder holds (spec 03 §9, spec 07 §8): the account of the run at its top,
 * and below {@code tools/report/kodo_plane} the layout that readers of run directories know. The
 * same evidence gives the same bytes.
 */
final class SealedLayout {

  private static final String DETAILS = "backend_details/";
  private static final String TELEMETRY = "telemetry.json";
  private static final Set<String> BESIDE_DECISIONS =
      Set.of("approval.json", "policy_admission.json");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int SHORT_RUN = 12;

  private final ContractCodec codec;

  SealedLayout(ContractCodec codec) {
    this.codec = codec;
  }

  /**
   * Every file by its name.
   *
   * @throws IllegalArgumentException when a given file has an unsafe or a reserved name
   */
  SortedMap<String, String> of(RunEvidence evidence) {
    SortedMap<String, String> files = new TreeMap<>();
    String directory = runDirectory(evidence);
    account(evidence, files);
    reports(evidence, directory, files);
    SortedMap<String, String> all = new TreeMap<>(files);
    for (EvidenceFile file : evidence.files()) {
      String name = SafeNames.require("evidence file", file.name());
      boolean atTop =
          name.startsWith(DETAILS) || name.equals(TELEMETRY) || BESIDE_DECISIONS.contains(name);
      String place = atTop ? name : directory + name;
      if (atTop && files.containsKey(place)) {
        throw new IllegalArgumentException("evidence file " + name + " is written by the store");
      }
      all.put(place, file.text());
    }
    return all;
  }

  private void account(RunEvidence evidence, SortedMap<String, String> files) {
    ExecutionOutcome outcome = evidence.outcome();
    files.put("proposal.json", codec.pretty(evidence.bundle().proposal()));
    files.put("decision.json", codec.pretty(evidence.bundle().decision()));
    files.put("execution_request.json", codec.pretty(outcome.request()));
    files.put("policy_decision.json", codec.pretty(outcome.policyDecision()));
    files.put("result.json", codec.pretty(outcome.result()));
    files.put("execution_record.json", codec.pretty(outcome.record()));
    files.put("timeline.json", codec.pretty(evidence.timeline()));
    files.put("run_metadata.json", codec.pretty(metadata(evidence)));
    files.put("sandbox.json", codec.pretty(sandbox(evidence)));
    files.put("commit.json", codec.pretty(commit(evidence)));
  }

  private void reports(RunEvidence evidence, String directory, SortedMap<String, String> files) {
    ExecutionResult result = evidence.outcome().result();
    String completed = Timestamps.format(result.completedAt());
    files.put(directory + "request_context.json", codec.pretty(context(evidence)));
    files.put(directory + "request.json", codec.pretty(request(evidence)));
    files.put(directory + "result_summary.md", ResultSummary.of(evidence));
    files.put(directory + "control_outcome.json", codec.pretty(control(evidence)));
    String stat = result.diffStatExcerpt();
    if (stat != null) {
      files.put(directory + "diff_stat.txt", stat + "\n");
    }
    if (!result.success()) {
      files.put(
          directory + "failure.json",
          codec.pretty(
              object()
                  .put("phase", evidence.phase())
                  .put("error", result.failureReason())
                  .put("timestamp", completed)));
    }
  }

  private static JsonNode metadata(RunEvidence evidence) {
    ExecutionOutcome outcome = evidence.outcome();
    ExecutionResult result = outcome.result();
    FailureReasonCategory category = result.failureCategory();
    ObjectNode metadata =
        object()
            .put("run_id", result.runId())
            .put("proposal_id", result.proposalId())
            .put("decision_id", result.decisionId())
            .put("selected_lane", evidence.bundle().decision().selectedLane().wire())
            .put("selected_backend", evidence.bundle().decision().selectedBackend().wire())
            .put("status", result.status().wire())
            .put("success", result.success())
            .put("executed", outcome.executed())
            .put("written_at", Timestamps.format(outcome.record().recordedAt()))
            .put("source", evidence.source())
            .put("ticket_id", evidence.ticketId())
            .put("phase", evidence.phase());
    if (category != null) {
      metadata.put("failure_category", category.wire());
    }
    putGiven(metadata, "sandbox", evidence.sandbox());
    putGiven(metadata, "commit", evidence.commit());
    return metadata;
  }

  private static JsonNode sandbox(RunEvidence evidence) {
    return object()
        .put("executed", evidence.outcome().executed())
        .put("containment", evidence.sandbox());
  }

  private static JsonNode commit(RunEvidence evidence) {
    ExecutionResult result = evidence.outcome().result();
    boolean validated = result.validation().status() == ValidationStatus.PASSED;
    return object()
        .put("branch", result.branchName())
        .put("commit", evidence.commit())
        .put("tree", evidence.tree())
        .put("validated_tree", validated ? evidence.tree() : null)
        .put("pushed", result.branchPushed());
  }

  private static JsonNode context(RunEvidence evidence) {
    return object()
        .put("run_id", shortRun(evidence))
        .put("task_id", evidence.bundle().proposal().taskId())
        .put("phase", evidence.phase())
        .put("timestamp", Timestamps.format(evidence.outcome().request().requestedAt()));
  }

  /** Without the places on this machine. */
  private JsonNode request(RunEvidence evidence) {
    TaskProposal proposal = evidence.bundle().proposal();
    ExecutionRequest request = evidence.outcome().request();
    ObjectNode task =
        object()
            .put("task_id", proposal.taskId())
            .put("repo_key", request.repoKey())
            .put("base_branch", request.baseBranch())
            .put("execution_mode", request.executionMode().wire());
    task.set("allowed_paths", codec.write(request.allowedPaths()));
    task.put("goal_text", proposal.goalText());
    task.put("constraints_text", proposal.constraintsText());
    task.set("labels", codec.write(proposal.labels()));
    ObjectNode json = object().put("run_id", shortRun(evidence));
    json.set("task", task);
    json.set("repo_target", codec.write(proposal.target()));
    return json.put("task_branch", request.taskBranch());
  }

  private static JsonNode control(RunEvidence evidence) {
    ExecutionResult result = evidence.outcome().result();
    return object()
        .put("action", "execute_task")
        .put("status", ResultSummary.outcomeStatus(evidence.outcome()))
        .put("reason", ResultSummary.outcomeReason(result))
        .put("task_id", evidence.bundle().proposal().taskId())
        .put("worker_role", evidence.source())
        .put("run_id", result.runId());
  }

  private static String runDirectory(RunEvidence evidence) {
    return runDirectory(evidence.outcome().request(), evidence.bundle().proposal().taskId());
  }

  /** Where the files of a run lie in its sealed folder; ends with a slash. */
  static String runDirectory(ExecutionRequest request, String taskId) {
    return "tools/report/kodo_plane/%s_%s_%s/"
        .formatted(
            STAMP.format(request.requestedAt()), SafeNames.part(taskId), shortRun(request.runId()));
  }

  static String shortRun(RunEvidence evidence) {
    return shortRun(evidence.outcome().result().runId());
  }

  private static String shortRun(String runId) {
    String run = SafeNames.part(runId).replace("-", "");
    return run.substring(0, Math.min(SHORT_RUN, run.length()));
  }

  private static void putGiven(ObjectNode json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
