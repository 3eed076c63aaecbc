package io.operationscenter.contracts.execution;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Fresh;
import io.operationscenter.contracts.enums.ArtifactType;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Something a run left behind (spec 01 §9).
 *
 * @param artifactId identity
 * @param artifactType what it is
 * @param label short text
 * @param content inline content of a small artifact
 * @param uri location of a large one
 * @param sizeBytes size in bytes
 * @param producedAt when it was produced
 */
@Contract
public record ExecutionArtifact(
    @Fresh String artifactId,
    ArtifactType artifactType,
    String label,
    @Nullable String content,
    @Nullable String uri,
    @Min(0) @Nullable Long sizeBytes,
    @Fresh Instant producedAt) {

  /** Checks every rule and copies what is mutable. */
  public ExecutionArtifact {
    Checked.arguments(
            ExecutionArtifact.class,
            artifactId,
            artifactType,
            label,
            content,
            uri,
            sizeBytes,
            producedAt)
        .orThrow();
    producedAt = producedAt.truncatedTo(ChronoUnit.MICROS);
  }
}
