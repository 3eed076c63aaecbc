package io.operationscenter.contracts.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Fresh;
import io.operationscenter.contracts.execution.ExecutionResult;
import jakarta.validation.constraints.NotEmpty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The retained, normalised account of a run (spec 03 §8.1).
 *
 * @param recordId identity
 * @param runId the run
 * @param proposalId its proposal
 * @param decisionId its decision
 * @param result the canonical result, unchanged
 * @param recordedAt when it was recorded
 * @param backend wire name of the backend
 * @param lane wire name of the lane
 * @param artifactIndex artifacts by importance
 * @param changedFilesEvidence what is known of the changed files
 * @param validationEvidence what is known of validation
 * @param backendDetailRefs where raw backend output is kept
 * @param notes in words
 * @param metadata free JSON by name
 */
@Contract
public record ExecutionRecord(
    @Fresh String recordId,
    @NotEmpty String runId,
    @NotEmpty String proposalId,
    @NotEmpty String decisionId,
    ExecutionResult result,
    @Fresh Instant recordedAt,
    @Nullable String backend,
    @Nullable String lane,
    ArtifactIndex artifactIndex,
    ChangedFilesEvidence changedFilesEvidence,
    ValidationEvidence validationEvidence,
    @Default("[]") List<BackendDetailRef> backendDetailRefs,
    @Default("\"\"") String notes,
    @Default("{}") Map<String, JsonNode> metadata) {

  /** Checks every rule and copies what is mutable. */
  public ExecutionRecord {
    Checked.arguments(
            ExecutionRecord.class,
            recordId,
            runId,
            proposalId,
            decisionId,
            result,
            recordedAt,
            backend,
            lane,
            artifactIndex,
            changedFilesEvidence,
            validationEvidence,
            backendDetailRefs,
            notes,
            metadata)
        .orThrow();
    recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
    backendDetailRefs = List.copyOf(backendDetailRefs);
    metadata = Checked.copy(metadata);
  }
}
