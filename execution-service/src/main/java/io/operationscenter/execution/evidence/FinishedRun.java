package io.operationscenter.execution.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.enums.BackendName;
import io.operationscenter.contracts.enums.LaneName;
import io.operationscenter.contracts.evidence.BackendDetailRef;
import io.operationscenter.contracts.execution.ExecutionResult;
import java.util.List;
import java.util.Map;

/**
 * What is observed at the end of a run (spec 03 §8.3).
 *
 * @param result final, with validation and push
 * @param backend where it was routed
 * @param lane where it was routed
 * @param details what the backend showed
 * @param notes policy notes, why a push failed
 * @param metadata policy, task_type, risk_level, duration_ms, and what else a reader needs
 * @param executed the adapter was started; without it no changed files can be spoken of (spec 03
 *     §8.2)
 */
public record FinishedRun(
    ExecutionResult result,
    BackendName backend,
    LaneName lane,
    List<BackendDetailRef> details,
    String notes,
    Map<String, JsonNode> metadata,
    boolean executed) {

  /** Copies what is mutable. */
  public FinishedRun {
    details = List.copyOf(details);
    metadata = Map.copyOf(metadata);
  }
}
