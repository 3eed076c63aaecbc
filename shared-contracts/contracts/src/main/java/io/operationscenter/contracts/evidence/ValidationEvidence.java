package io.operationscenter.contracts.evidence;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.enums.ValidationStatus;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of validation (spec 03 §8.1).
 *
 * @param status the aggregate
 * @param checksRun commands started
 * @param checksPassed commands that passed
 * @param checksFailed commands that failed
 * @param summary failure excerpt
 * @param artifactRefs ids of artifacts that show it
 */
@Contract
public record ValidationEvidence(
    ValidationStatus status,
    @Default("0") @Min(0) long checksRun,
    @Default("0") @Min(0) long checksPassed,
    @Default("0") @Min(0) long checksFailed,
    @Nullable String summary,
    @Default("[]") List<String> artifactRefs) {

  /** Checks every rule and copies what is mutable. */
  public ValidationEvidence {
    Checked.arguments(
            ValidationEvidence.class,
            status,
            checksRun,
            checksPassed,
            checksFailed,
            summary,
            artifactRefs)
        .orThrow();
    artifactRefs = List.copyOf(artifactRefs);
  }
}
