package io.operationscenter.execution.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.Timestamps;
import io.operationscenter.contracts.usage.UsageEvent;
import io.operationscenter.contracts.usage.UsageKind;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How an event reads in the audit export (spec 06 §16). */
public final class AuditRow {

  private static final String KIND = "kind";
  private static final String TASK = "task_id";
  private static final String ROLE = "role";
  private static final String OUTCOME = "outcome";
  private static final String REPOSITORY = "repo_key";
  private static final String DURATION = "duration_seconds";
  private static final String VERSION = "kodo_version";
  private static final String TIME = "timestamp";

  /** What each row has; what an event tells beside comes after it and never in its place. */
  public static final Set<String> COLUMNS =
      Set.of(KIND, TASK, ROLE, OUTCOME, REPOSITORY, DURATION, VERSION, TIME);

  private AuditRow() {}

  /**
   * The row of an event; empty for kinds that an auditor is not shown.
   *
   * @param seconds how long the run worked; null when that is not known
   */
  static Optional<JsonNode> of(UsageEvent event, @Nullable JsonNode seconds) {
    return switch (event.kind()) {
      case EXECUTION_OUTCOME -> run(succeeded(event) ? "succeeded" : "failed", event, seconds);
      case KODO_QUOTA_EVENT -> run("quota_exhausted", event, seconds);
      case KODO_QUALITY_WARNING -> row("quality_warning", "quality_warning", event);
      case SCOPE_VIOLATION -> row("scope_violation", "scope_violation", event);
      case ESCALATION_SENT -> row("escalation", "escalated", event);
      case EXECUTION,
          EXECUTION_DURATION,
          EXECUTION_COST,
          SKIP_NOOP,
          SKIP_BUDGET,
          SKIP_COOLDOWN,
          RETRY_CAP_BLOCK,
          PROPOSAL_CYCLE,
          PROPOSAL_OUTCOME,
          PROPOSAL_BUDGET_SUPPRESSED,
          VALIDATION_OUTCOME,
          BLOCKED_TRIAGE ->
          Optional.empty();
    };
  }

  /** True for the end of a run, which has a duration. */
  static boolean endsRun(UsageKind kind) {
    return kind == UsageKind.EXECUTION_OUTCOME || kind == UsageKind.KODO_QUOTA_EVENT;
  }

  private static boolean succeeded(UsageEvent event) {
    JsonNode succeeded = event.details().get("succeeded");
    return succeeded != null && succeeded.asBoolean();
  }

  private static Optional<JsonNode> run(
      String outcome, UsageEvent event, @Nullable JsonNode seconds) {
    return Optional.of(row("execution", outcome, event, seconds, event.details().get(VERSION)));
  }

  private static Optional<JsonNode> row(String kind, String outcome, UsageEvent event) {
    return Optional.of(row(kind, outcome, event, null, null));
  }

  private static JsonNode row(
      String kind,
      String outcome,
      UsageEvent event,
      @Nullable JsonNode seconds,
      @Nullable JsonNode version) {
    ObjectNode row =
        JsonNodeFactory.instance
            .objectNode()
            .put(KIND, kind)
            .put(TASK, event.taskId())
            .put(ROLE, event.role())
            .put(OUTCOME, outcome)
            .put(REPOSITORY, event.repoKey());
    row.set(DURATION, seconds);
    row.set(VERSION, version);
    row.put(TIME, Timestamps.format(event.timestamp()));
    event.details().forEach(row::putIfAbsent);
    return row;
  }
}
