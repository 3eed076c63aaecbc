package io.operationscenter.execution.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.contracts.common.ValidationSummary;
import io.operationscenter.contracts.enums.ExecutionStatus;
import io.operationscenter.contracts.enums.FailureReasonCategory;
import io.operationscenter.contracts.enums.ValidationStatus;
import io.operationscenter.contracts.evidence.ChangedFilesEvidence;
import io.operationscenter.contracts.evidence.ChangedFilesStatus;
import io.operationscenter.contracts.evidence.ExecutionRecord;
import io.operationscenter.contracts.execution.ExecutionResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A run in words (spec 03 §8.3). */
public final class TraceTexts {

  /** Metadata of a record: new files that only new ignore rules keep out of the commit. */
  public static final String HIDDEN_FILES = "hidden_files";

  /** What a success is called that nobody checked (design §8). */
  static final String UNVALIDATED = "unvalidated";

  private static final int SHORT_ID = 8;
  private static final int SHORT_REASON = 120;

  private TraceTexts() {}

  static String headline(ExecutionResult result, @Nullable String backend, @Nullable String lane) {
    return "%s | %s @ %s | run=%s%s"
        .formatted(
            result.status().wire().toUpperCase(Locale.ROOT),
            Objects.requireNonNullElse(backend, "unknown"),
            Objects.requireNonNullElse(lane, "unknown"),
            first(result.runId(), SHORT_ID),
            result.unvalidated() ? " | " + UNVALIDATED : "");
  }

  static String summary(ExecutionResult result, ChangedFilesEvidence files) {
    List<String> parts = new ArrayList<>();
    parts.add("Run " + first(result.runId(), SHORT_ID));
    if (result.success()) {
      parts.add(success(files));
      if (result.diffStatExcerpt() != null) {
        parts.add(result.diffStatExcerpt());
      }
    } else {
      parts.add(failure(result));
    }
    if (result.unvalidated()) {
      parts.add(UNVALIDATED);
    } else if (result.validation().status() != ValidationStatus.SKIPPED) {
      parts.add(validation(result.validation()));
    }
    return String.join("; ", parts);
  }

  static String changedFiles(ChangedFilesEvidence files) {
    return switch (files.status()) {
      case KNOWN ->
          "%s changed (source: %s)".formatted(counted(files.files().size()), files.source());
      case INFERRED ->
          "%s changed (inferred from %s)".formatted(counted(files.files().size()), files.source());
      case NONE -> "no files changed (source: %s)".formatted(files.source());
      case NOT_APPLICABLE -> "not applicable (execution did not run)";
      case UNKNOWN -> "unknown (backend did not report changed files)";
    };
  }

  static String validation(ValidationSummary summary) {
    return summary.status() == ValidationStatus.SKIPPED
        ? "validation=skipped"
        : "validation=%s (%d/%d passed)"
            .formatted(summary.status().wire(), summary.commandsPassed(), summary.commandsRun());
  }

  static List<String> warnings(ExecutionRecord record) {
    ExecutionResult result = record.result();
    ChangedFilesEvidence files = record.changedFilesEvidence();
    List<String> warnings = new ArrayList<>();
    if (files.status() == ChangedFilesStatus.INFERRED) {
      warnings.add(
          "changed files are inferred from %s, not read from git".formatted(files.source()));
    }
    if (files.status() == ChangedFilesStatus.UNKNOWN) {
      warnings.add("no authoritative list of changed files is available");
    }
    if (result.validation().status() == ValidationStatus.SKIPPED) {
      warnings.add(
          result.unvalidated()
              ? UNVALIDATED + ": no validation command was run on what was changed"
              : "validation was skipped");
    }
    if (record.artifactIndex().primaryArtifacts().isEmpty()) {
      warnings.add("no primary artifacts (diff, patch or validation report)");
    }
    if (result.status() == ExecutionStatus.SUCCESS && files.status() == ChangedFilesStatus.NONE) {
      warnings.add("run completed with no file changes");
    }
    JsonNode hidden = record.metadata().get(HIDDEN_FILES);
    if (hidden != null && !hidden.isEmpty()) {
      warnings.add(
          "new ignore rules keep %d new file(s) or folder(s) out of the commit, the first is %s"
              .formatted(hidden.size(), hidden.get(0).asText()));
    }
    return List.copyOf(warnings);
  }

  private static String success(ChangedFilesEvidence files) {
    return switch (files.status()) {
      case KNOWN -> "changed " + counted(files.files().size());
      case INFERRED -> "changed " + counted(files.files().size()) + " (inferred)";
      case NONE -> "completed with no file changes";
      case NOT_APPLICABLE, UNKNOWN -> "succeeded";
    };
  }

  private static String failure(ExecutionResult result) {
    String reason = result.failureReason();
    FailureReasonCategory category = result.failureCategory();
    if (reason != null && !reason.isBlank()) {
      return "failed: " + first(reason, SHORT_REASON);
    }
    return "failed (%s)".formatted(category == null ? result.status().wire() : category.wire());
  }

  private static String counted(int files) {
    return files + (files == 1 ? " file" : " files");
  }

  private static String first(String text, int characters) {
    return text.codePointCount(0, text.length()) <= characters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, characters));
  }
}
