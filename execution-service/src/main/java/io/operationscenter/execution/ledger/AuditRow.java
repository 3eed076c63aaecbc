package io.operationscenter.execution.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.Timestamps;
import io.operationscenter.contracts.usage.UsageEvent;
import io.operationscenter.contracts.usage.UsageKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How an event reads in the audit export (spec 06 §16). */
final class AuditRow {

  private AuditRow() {}

  /**
   * The row of an event; empty for kinds that an auditor is not shown.
   *
   * @param seconds how long the run worked; null when that is not known
   */
  static Optional<JsonNode> of(UsageEvent event, @Nullable JsonNode seconds) {
    return switch (event.kind()) {
      case EXECUTION_OUTCOME ->
          row("execution", succeeded(event) ? "succeeded" : "failed", event, seconds);
      case KODO_QUOTA_EVENT -> row("execution", "quota_exhausted", event, seconds);
      case KODO_QUALITY_WARNING -> row("quality_warning", "quality_warning", event, null);
      case SCOPE_VIOLATION -> row("scope_violation", "scope_violation", event, null);
      case ESCALATION_SENT -> row("escalation", "escalated", event, null);
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

  private static Optional<JsonNode> row(
      String kind, String outcome, UsageEvent event, @Nullable JsonNode seconds) {
    ObjectNode row =
        JsonNodeFactory.instance
            .objectNode()
            .put("kind", kind)
            .put("task_id", event.taskId())
            .put("role", event.role())
            .put("outcome", outcome)
            .put("repo_key", event.repoKey());
    row.set("duration_seconds", seconds);
    row.putNull("kodo_version");
    row.put("timestamp", Timestamps.format(event.timestamp()));
    event.details().forEach(row::set);
    return Optional.of(row);
  }
}
