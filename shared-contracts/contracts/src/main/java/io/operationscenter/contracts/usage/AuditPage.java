package io.operationscenter.contracts.usage;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened, for an auditor, the oldest first (spec 06 §16).
 *
 * @param rows objects with kind, task_id, role, outcome, repo_key, duration_seconds, kodo_version,
 *     timestamp and what else the event has
 * @param next the {@code after} of the next page; null when this is the last
 */
@Contract
public record AuditPage(List<JsonNode> rows, @Nullable String next) {

  /** Checks every rule and copies what is mutable. */
  public AuditPage {
    Checked.arguments(AuditPage.class, rows, next).orThrow();
    rows = List.copyOf(rows);
  }
}
