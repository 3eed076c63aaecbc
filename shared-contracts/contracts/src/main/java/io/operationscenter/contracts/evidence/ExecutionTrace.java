package io.operationscenter.contracts.evidence;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.codec.Fresh;
import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.execution.ExecutionArtifact;
import jakarta.validation.constraints.NotEmpty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A run as a person reads it, derived from its record (spec 03 §8.1).
 *
 * @param traceId identity
 * @param recordId the record it was derived from
 * @param headline status, backend, lane and run on one line
 * @param status state of the run
 * @param summary what happened
 * @param keyArtifacts primary artifacts
 * @param changedFilesSummary what is known of the changed files
 * @param validationSummary what validation said
 * @param warnings what a reader should doubt
 * @param backendDetailRefs where raw backend output is kept
 * @param generatedAt when the trace was derived
 */
@Contract
public record ExecutionTrace(
    @Fresh String traceId,
    @NotEmpty String recordId,
    String headline,
    ExecutionStatus status,
    String summary,
    @Default("[]") List<ExecutionArtifact> keyArtifacts,
    String changedFilesSummary,
    String validationSummary,
    @Default("[]") List<String> warnings,
    @Default("[]") List<BackendDetailRef> backendDetailRefs,
    @Fresh Instant generatedAt) {

  /** Checks every rule and copies what is mutable. */
  public ExecutionTrace {
    Checked.arguments(
            ExecutionTrace.class,
            traceId,
            recordId,
            headline,
            status,
            summary,
            keyArtifacts,
            changedFilesSummary,
            validationSummary,
            warnings,
            backendDetailRefs,
            generatedAt)
        .orThrow();
    keyArtifacts = List.copyOf(keyArtifacts);
    warnings = List.copyOf(warnings);
    backendDetailRefs = List.copyOf(backendDetailRefs);
    generatedAt = generatedAt.truncatedTo(ChronoUnit.MICROS);
  }
}
