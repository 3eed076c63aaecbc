package io.operationscenter.execution.evidence;

import io.operationscenter.contracts.enums.ArtifactType;
import io.operationscenter.contracts.execution.ExecutionArtifact;
import io.operationscenter.contracts.execution.ExecutionRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Files of the sealed folder as artifacts of the result (spec 03 §8.1). Each is named by its place
 * in the folder; a run that is carried on after a crash names it the same.
 */
public final class SealedArtifacts {

  /** Name of the diff among the files of a run. */
  public static final String DIFF = "diff.patch";

  /** Name of the validation report among the files of a run. */
  public static final String VALIDATION = "validation.json";

  private final ExecutionRequest request;
  private final String directory;
  private final Instant producedAt;

  /**
   * @param request of the run
   * @param taskId of its proposal
   * @param producedAt when the files were made
   */
  public SealedArtifacts(ExecutionRequest request, String taskId, Instant producedAt) {
    this.request = request;
    this.directory = SealedLayout.runDirectory(request, taskId);
    this.producedAt = producedAt;
  }

  /** The diff, as it is sealed. */
  public ExecutionArtifact diff(String patch) {
    return of(ArtifactType.DIFF, "diff against the base branch", DIFF, patch);
  }

  /** What the validation commands said, as it is sealed. */
  public ExecutionArtifact validation(String report) {
    return of(ArtifactType.VALIDATION_REPORT, "validation report", VALIDATION, report);
  }

  private ExecutionArtifact of(ArtifactType type, String label, String file, String text) {
    return new ExecutionArtifact(
        request.runId() + ":" + file,
        type,
        label,
        null,
        directory + file,
        (long) text.getBytes(StandardCharsets.UTF_8).length,
        producedAt);
  }
}
