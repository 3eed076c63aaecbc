package io.operationscenter.execution.evidence;

import io.operationscenter.contracts.common.ChangedFileRef;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.evidence.ChangedFilesEvidence;
import io.operationscenter.contracts.evidence.ChangedFilesStatus;
import io.operationscenter.contracts.execution.ExecutionResult;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far a result's list of changed files can be trusted (spec 03 §8.2). */
final class JudgeChangedFiles {

  private static final Set<String> AUTHORITATIVE = Set.of("git_diff", "backend_manifest");
  private static final String REPORTED = "event_stream";
  private static final double REPORTED_CONFIDENCE = 0.5;

  private JudgeChangedFiles() {}

  /**
   * The evidence.
   *
   * @param executed the adapter was started
   */
  static ChangedFilesEvidence of(ExecutionResult result, boolean executed) {
    if (result.failureCategory() == FailureReasonCategory.POLICY_BLOCKED && !executed) {
      return notApplicable("policy_blocked");
    }
    if (result.failureCategory() == FailureReasonCategory.UNSUPPORTED_REQUEST) {
      return notApplicable("adapter_unsupported");
    }
    return executed ? ofExecuted(result) : notApplicable("not_executed");
  }

  private static ChangedFilesEvidence ofExecuted(ExecutionResult result) {
    String source = result.changedFilesSource();
    Double confidence = result.changedFilesConfidence();
    List<ChangedFileRef> files = result.changedFiles();
    if (source != null && AUTHORITATIVE.contains(source)) {
      return new ChangedFilesEvidence(
          files.isEmpty() ? ChangedFilesStatus.NONE : ChangedFilesStatus.KNOWN,
          files,
          source,
          given(confidence, 1.0),
          null);
    }
    if (REPORTED.equals(source) && !files.isEmpty()) {
      return new ChangedFilesEvidence(
          ChangedFilesStatus.INFERRED,
          files,
          REPORTED,
          given(confidence, REPORTED_CONFIDENCE),
          "reported by the backend, not read from git");
    }
    String silent = files.isEmpty() ? "none" : "unspecified";
    return new ChangedFilesEvidence(
        ChangedFilesStatus.UNKNOWN,
        files,
        Objects.requireNonNullElse(source, silent),
        given(confidence, 0.0),
        null);
  }

  private static ChangedFilesEvidence notApplicable(String source) {
    return new ChangedFilesEvidence(
        ChangedFilesStatus.NOT_APPLICABLE, List.of(), source, 1.0, null);
  }

  private static double given(@Nullable Double confidence, double usual) {
    return confidence == null ? usual : confidence;
  }
}
