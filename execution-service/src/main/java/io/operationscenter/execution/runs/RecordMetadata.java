package io.operationscenter.execution.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.contracts.policy.PolicyDecision;
import io.operationscenter.contracts.proposal.TaskProposal;
import io.operationscenter.execution.backends.Excerpts;
import io.operationscenter.execution.evidence.SealedArtifacts;
import io.operationscenter.execution.evidence.TraceTexts;
import io.operationscenter.execution.tickets.Progress;
import io.operationscenter.execution.tickets.Progress.Retry;
import io.operationscenter.execution.tickets.Progress.Uncounted;
import io.operationscenter.execution.tickets.StoredTicket;
import io.operationscenter.execution.tickets.TicketMachine;
import io.quarkus.logging.Log;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a record tells beyond the result (spec 03 §2, 06 §7.1): who reads it must not have to open
 * the files of the evidence. Everything comes from files that are masked already.
 */
final class RecordMetadata {

  /** Begins the note that says why a branch was pushed. */
  static final String PUSH_REASON = "push_reason=";

  /** Begins the note that says why the remote did not take a branch. */
  static final String PUSH_FAILED = "push failed: ";

  /** Begins the note that says who wanted that no branch is offered to the remote. */
  static final String NOT_PUSHED = "not pushed: ";

  /** Counts of silenced checkers. */
  static final String SUPPRESSIONS = "quality_warning.json";

  /** New files that only new ignore rules keep out of the commit. */
  static final String HIDDEN = "hidden_files.json";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int EXCERPT = 1000;
  private static final int LINE = 300;

  private final ContractCodec codec;

  RecordMetadata(ContractCodec codec) {
    this.codec = codec;
  }

  /**
   * Of an ended ticket.
   *
   * @param files of its evidence by name
   */
  Map<String, JsonNode> of(
      StoredTicket ticket,
      PolicyDecision policy,
      ExecutionResult result,
      Map<String, String> files) {
    Map<String, JsonNode> metadata = new LinkedHashMap<>();
    proposed(ticket, policy, metadata);
    json(files, TicketMachine.APPROVAL).ifPresent(used -> metadata.put("approval", used));
    agent(ticket.progress(), result, files, metadata);
    checked(ticket.progress(), result, files, metadata);
    return metadata;
  }

  private void proposed(
      StoredTicket ticket, PolicyDecision policy, Map<String, JsonNode> metadata) {
    TaskProposal proposal = ticket.command().bundle().proposal();
    metadata.put("policy", codec.write(policy));
    metadata.put("task_type", JSON.textNode(proposal.taskType().wire()));
    metadata.put("risk_level", JSON.textNode(proposal.riskLevel().wire()));
  }

  private static void agent(
      Progress progress,
      ExecutionResult result,
      Map<String, String> files,
      Map<String, JsonNode> metadata) {
    metadata.put("duration_ms", JSON.numberNode(progress.agentMs()));
    metadata.put("interrupted", JSON.booleanNode(progress.interrupted()));
    metadata.put(
        "validation_retried", JSON.booleanNode(progress.retries().contains(Retry.VALIDATION)));
    metadata.put("retries", JSON.numberNode(progress.retries().size()));
    metadata.put("timed_out", JSON.booleanNode(result.status() == ExecutionStatus.TIMEOUT));
    metadata.put("rate_limited", JSON.booleanNode(progress.uncounted() == Uncounted.RATE_LIMITED));
    metadata.put("quota_exhausted", JSON.booleanNode(progress.uncounted() == Uncounted.QUOTA));
    String version = progress.backendVersion();
    if (version != null) {
      metadata.put("backend_version", JSON.textNode(version));
    }
    last(files, "stderr.log").ifPresent(text -> metadata.put("stderr_excerpt", firstLine(text)));
    last(files, "stdout.log").ifPresent(text -> metadata.put("stdout_excerpt", ending(text)));
  }

  private static void checked(
      Progress progress,
      ExecutionResult result,
      Map<String, String> files,
      Map<String, JsonNode> metadata) {
    metadata.put("unvalidated", JSON.booleanNode(result.unvalidated()));
    metadata.put("baseline_validation", JSON.textNode(baseline(progress, files)));
    Optional<String> pushReason =
        Stream.of(PUSH_FAILED, NOT_PUSHED, PUSH_REASON)
            .flatMap(beginning -> noted(progress, beginning))
            .findFirst();
    pushReason.ifPresent(why -> metadata.put("push_reason", JSON.textNode(why)));
    metadata.put(
        "push_withheld", JSON.booleanNode(noted(progress, NOT_PUSHED).findAny().isPresent()));
    metadata.put(
        "draft_branch_pushed", JSON.booleanNode(pushReason.isPresent() && result.branchPushed()));
    json(files, SealedArtifacts.VALIDATION)
        .ifPresent(runs -> metadata.put("validation_results", ran(runs)));
    json(files, CheckChanges.VIOLATIONS)
        .ifPresent(found -> metadata.put("policy_violations", paths(found)));
    json(files, SUPPRESSIONS)
        .ifPresent(counts -> metadata.put("quality_suppression_counts", counts));
    json(files, HIDDEN).ifPresent(paths -> metadata.put(TraceTexts.HIDDEN_FILES, paths));
    metadata.put("summary", JSON.textNode(summary(result)));
  }

  private static Stream<String> noted(Progress progress, String beginning) {
    return progress.notes().stream()
        .filter(note -> note.startsWith(beginning))
        .map(note -> note.substring(beginning.length()));
  }

  private static String baseline(Progress progress, Map<String, String> files) {
    Boolean passed = progress.baselinePassed();
    if (passed == null || !files.containsKey(PrepareWorkspace.BASELINE)) {
      return "skipped";
    }
    return passed ? "passed" : "failed";
  }

  private static String summary(ExecutionResult result) {
    String reason = result.failureReason();
    String files = Optional.ofNullable(result.diffStatExcerpt()).orElse("0 files changed");
    return reason == null ? files : Excerpts.first(reason, EXCERPT) + "; " + files;
  }

  private static ArrayNode ran(JsonNode runs) {
    ArrayNode array = JSON.arrayNode();
    for (JsonNode run : runs) {
      ObjectNode each = array.addObject();
      each.set("command", run.path("command"));
      each.set("exit_code", run.path("exit_code"));
    }
    return array;
  }

  private static ArrayNode paths(JsonNode found) {
    ArrayNode array = JSON.arrayNode();
    found.path("violations").forEach(violation -> array.add(violation.path("path")));
    return array;
  }

  private static Optional<JsonNode> json(Map<String, String> files, String name) {
    String text = files.get(name);
    try {
      return text == null ? Optional.empty() : Optional.of(MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      Log.warnf(
          "the record goes without %s, which masking made unreadable: %s", name, e.getMessage());
      return Optional.empty();
    }
  }

  /** Of the last attempt that wrote one; what an attempt printed is kept under its own name. */
  private static Optional<String> last(Map<String, String> files, String stream) {
    return List.of("kodo_policy_retry_", "kodo_retry_", "kodo_").stream()
        .map(prefix -> files.get(prefix + stream))
        .flatMap(text -> Optional.ofNullable(text).stream())
        .filter(text -> !text.isBlank())
        .findFirst();
  }

  private static JsonNode firstLine(String text) {
    return JSON.textNode(Excerpts.first(text.strip().lines().findFirst().orElse("").strip(), LINE));
  }

  private static JsonNode ending(String text) {
    return JSON.textNode(Excerpts.last(text.strip(), EXCERPT));
  }
}
