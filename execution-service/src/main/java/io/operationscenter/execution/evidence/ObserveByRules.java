package io.operationscenter.execution.evidence;

import io.operationscenter.contracts.common.ValidationSummary;
import io.operationscenter.contracts.enums.ArtifactType;
import io.operationscenter.contracts.evidence.ArtifactIndex;
import io.operationscenter.contracts.evidence.ChangedFilesEvidence;
import io.operationscenter.contracts.evidence.ExecutionRecord;
import io.operationscenter.contracts.evidence.ExecutionTrace;
import io.operationscenter.contracts.evidence.ValidationEvidence;
import io.operationscenter.contracts.execution.ExecutionArtifact;
import io.operationscenter.contracts.execution.ExecutionResult;
import io.operationscenter.kit.service.IdSource;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Record and trace of a finished run by the rules of spec 03 §8. */
@Singleton
public final class ObserveByRules implements ObserveRun {

  private final Clock clock;
  private final IdSource ids;

  /**
   * @param clock dates records and traces
   * @param ids names them
   */
  public ObserveByRules(Clock clock, IdSource ids) {
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public Observation of(FinishedRun run) {
    ExecutionRecord record = record(run);
    return new Observation(record, trace(record));
  }

  private ExecutionRecord record(FinishedRun run) {
    ExecutionResult result = run.result();
    return new ExecutionRecord(
        ids.get(),
        result.runId(),
        result.proposalId(),
        result.decisionId(),
        result,
        clock.instant(),
        run.backend().wire(),
        run.lane().wire(),
        IndexArtifacts.of(result.artifacts()),
        JudgeChangedFiles.of(result, run.executed()),
        validation(result),
        run.details(),
        run.notes(),
        run.metadata());
  }

  /** The trace of a record, which holds nothing that is not in the record. */
  private ExecutionTrace trace(ExecutionRecord record) {
    ExecutionResult result = record.result();
    ChangedFilesEvidence files = record.changedFilesEvidence();
    ArtifactIndex artifacts = record.artifactIndex();
    return new ExecutionTrace(
        ids.get(),
        record.recordId(),
        TraceTexts.headline(result, record.backend(), record.lane()),
        result.status(),
        TraceTexts.summary(result, files),
        artifacts.primaryArtifacts(),
        TraceTexts.changedFiles(files),
        TraceTexts.validation(result.validation()),
        TraceTexts.warnings(record),
        record.backendDetailRefs(),
        clock.instant());
  }

  private static ValidationEvidence validation(ExecutionResult result) {
    ValidationSummary summary = result.validation();
    List<String> reports =
        result.artifacts().stream()
            .filter(artifact -> artifact.artifactType() == ArtifactType.VALIDATION_REPORT)
            .map(ExecutionArtifact::artifactId)
            .toList();
    return new ValidationEvidence(
        summary.status(),
        summary.commandsRun(),
        summary.commandsPassed(),
        summary.commandsFailed(),
        summary.failureExcerpt(),
        reports);
  }
}
