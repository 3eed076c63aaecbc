package io.operationscenter.execution.backends;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.ContractCodec;
import io.operationscenter.contracts.codec.Timestamps;
import io.operationscenter.contracts.enums.BackendName;
import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.evidence.BackendDetailRef;
import io.operationscenter.contracts.evidence.BackendDetailType;
import io.operationscenter.contracts.execution.RunTelemetry;
import io.operationscenter.execution.evidence.EvidenceFile;
import io.operationscenter.kit.service.IdSource;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is retained of the backend's own output (spec 03 §4.3, §9). */
@Singleton
public final class AgentEvidence {

  private static final String FOLDER = "backend_details/";

  private final ContractCodec codec;
  private final IdSource ids;

  /**
   * @param clock of the codec
   * @param ids names the references
   */
  public AgentEvidence(Clock clock, IdSource ids) {
    this.codec = new ContractCodec(clock, ids);
    this.ids = ids;
  }

  /** Why the backend ran once more. */
  public enum Attempt {
    /** It did not. */
    FIRST("kodo_", ""),
    /** Validation failed. */
    AFTER_VALIDATION("kodo_retry_", "retry-"),
    /** Files outside the scope were changed. */
    AFTER_POLICY("kodo_policy_retry_", "policy-retry-");

    private final String prefix;
    private final String detailPrefix;

    Attempt(String prefix, String detailPrefix) {
      this.prefix = prefix;
      this.detailPrefix = detailPrefix;
    }
  }

  /**
   * Files for the sealed folder and references to those of them that hold raw output.
   *
   * @param files names below the run's folder
   * @param details each names one of the files
   */
  public record Kept(List<EvidenceFile> files, List<BackendDetailRef> details) {

    /** Copies what is mutable. */
    public Kept {
      files = List.copyOf(files);
      details = List.copyOf(details);
    }
  }

  /** Both logs, the command and the capture; nothing when the backend was never started. */
  public Kept of(BackendName backend, AgentRun run, Attempt attempt) {
    AgentCapture capture = run.capture();
    if (capture == null) {
      return new Kept(List.of(), List.of());
    }
    boolean failed = run.result().status() != ExecutionStatus.SUCCESS;
    String name = FOLDER + backend.wire().replace('_', '-') + "-" + attempt.detailPrefix;
    Details details = new Details(failed);
    details.log(name + "stdout.log", BackendDetailType.STDOUT_LOG, capture.stdout());
    details.log(name + "stderr.log", BackendDetailType.STDERR_LOG, capture.stderr());
    details.add(
        name + "run-capture.json",
        BackendDetailType.STRUCTURED_RESULT,
        codec.pretty(capture(run, capture)));
    List<EvidenceFile> files = new ArrayList<>();
    files.add(new EvidenceFile(attempt.prefix + "command.json", codec.pretty(command(capture))));
    files.add(new EvidenceFile(attempt.prefix + "stdout.log", capture.stdout()));
    files.add(new EvidenceFile(attempt.prefix + "stderr.log", capture.stderr()));
    files.addAll(details.files);
    return new Kept(files, details.refs);
  }

  /**
   * Time and tools of a run as {@code telemetry.json} (spec 01 §9).
   *
   * @param order what was to be done
   * @param backend who did it
   * @param capture of the last attempt
   */
  public EvidenceFile telemetry(AgentOrder order, BackendName backend, AgentCapture capture) {
    return new EvidenceFile(
        "telemetry.json",
        codec.pretty(
            new RunTelemetry(
                order.request().runId(),
                capture.startedAt(),
                capture.finishedAt(),
                millis(capture),
                0,
                0,
                0,
                0,
                order.lane().wire(),
                backend.wire(),
                capture.version(),
                Map.of("engine", capture.engine()))));
  }

  /** Raw output and where it is kept. */
  private final class Details {
    private final List<EvidenceFile> files = new ArrayList<>();
    private final List<BackendDetailRef> refs = new ArrayList<>();
    private final boolean failed;

    Details(boolean failed) {
      this.failed = failed;
    }

    void log(String name, BackendDetailType type, String text) {
      if (!text.isEmpty()) {
        add(name, type, text);
      }
    }

    void add(String name, BackendDetailType type, String text) {
      files.add(new EvidenceFile(name, text));
      refs.add(new BackendDetailRef(ids.get(), type, name, null, null, failed));
    }
  }

  private static JsonNode command(AgentCapture capture) {
    ObjectNode command = JsonNodeFactory.instance.objectNode();
    capture.command().forEach(command.putArray("command")::add);
    return command;
  }

  /** The capture without its streams. */
  private static JsonNode capture(AgentRun run, AgentCapture capture) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("run_id", run.result().runId());
    json.put("engine", capture.engine());
    json.put("version", capture.version());
    json.put("exit_code", capture.exitCode());
    capture.command().forEach(json.putArray("command")::add);
    json.put("started_at", Timestamps.format(capture.startedAt()));
    json.put("finished_at", Timestamps.format(capture.finishedAt()));
    json.put("duration_ms", millis(capture));
    json.put("timeout_hit", capture.timeoutHit());
    json.put("rate_limited", capture.rateLimited());
    json.put("quota_exhausted", capture.quotaExhausted());
    json.put("containment", capture.containment());
    ArrayNode artifacts = json.putArray("artifacts");
    run.result()
        .artifacts()
        .forEach(
            artifact ->
                artifacts
                    .addObject()
                    .put("label", artifact.label())
                    .put("artifact_type", artifact.artifactType().wire()));
    return json;
  }

  private static long millis(AgentCapture capture) {
    return Math.max(0, Duration.between(capture.startedAt(), capture.finishedAt()).toMillis());
  }
}
