package io.operationscenter.contracts.evidence;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.common.ChangedFileRef;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the changed files, honest about doubt (spec 03 §8.1).
 *
 * @param status how far the list can be trusted
 * @param files the files
 * @param source who says so
 * @param confidence 0 to 1
 * @param notes in words
 */
@Contract
public record ChangedFilesEvidence(
    ChangedFilesStatus status,
    @Default("[]") List<ChangedFileRef> files,
    String source,
    @Default("1.0") @DecimalMin("0") @DecimalMax("1") double confidence,
    @Nullable String notes) {

  /** Checks every rule and copies what is mutable. */
  public ChangedFilesEvidence {
    Checked.arguments(ChangedFilesEvidence.class, status, files, source, confidence, notes)
        .orThrow();
    files = List.copyOf(files);
  }
}
