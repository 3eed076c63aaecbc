package io.operationscenter.contracts.common;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Limits of a run (spec 01 §3).
 *
 * @param maxChangedFiles more changed files than this are not committed; null means unlimited
 * @param timeoutSeconds wall-clock limit of the whole run, in seconds
 * @param allowedPaths narrows the target's allowed paths; empty means the target's list counts
 * @param requireCleanValidation every validation command must pass
 * @param skipBaselineValidation no validation pass before the backend runs
 */
@Contract
public record ExecutionConstraints(
    @Min(1) @Nullable Long maxChangedFiles,
    @Default("300") @Min(1) long timeoutSeconds,
    @Default("[]") List<String> allowedPaths,
    @Default("true") boolean requireCleanValidation,
    @Default("false") boolean skipBaselineValidation) {

  /** Checks every rule and copies what is mutable. */
  public ExecutionConstraints {
    Checked.arguments(
            ExecutionConstraints.class,
            maxChangedFiles,
            timeoutSeconds,
            allowedPaths,
            requireCleanValidation,
            skipBaselineValidation)
        .orThrow();
    allowedPaths = List.copyOf(allowedPaths);
  }
}
