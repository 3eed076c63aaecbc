package io.operationscenter.contracts.evidence;

import io.operationscenter.contracts.codec.Checked;
import io.operationscenter.contracts.codec.Contract;
import io.operationscenter.contracts.codec.Default;
import io.operationscenter.contracts.execution.ExecutionArtifact;
import java.util.List;
import java.util.Map;

/**
 * Artifacts of a run by importance (spec 03 §8.1).
 *
 * @param primaryArtifacts diff, patch and validation report
 * @param supplementalArtifacts the rest
 * @param artifactCounts wire name of a type to the number of its artifacts
 * @param artifactTypesPresent sorted wire names
 */
@Contract
public record ArtifactIndex(
    @Default("[]") List<ExecutionArtifact> primaryArtifacts,
    @Default("[]") List<ExecutionArtifact> supplementalArtifacts,
    @Default("{}") Map<String, Long> artifactCounts,
    @Default("[]") List<String> artifactTypesPresent) {

  /** Checks every rule and copies what is mutable. */
  public ArtifactIndex {
    Checked.arguments(
            ArtifactIndex.class,
            primaryArtifacts,
            supplementalArtifacts,
            artifactCounts,
            artifactTypesPresent)
        .orThrow();
    primaryArtifacts = List.copyOf(primaryArtifacts);
    supplementalArtifacts = List.copyOf(supplementalArtifacts);
    artifactCounts = Checked.copy(artifactCounts);
    artifactTypesPresent = List.copyOf(artifactTypesPresent);
  }
}
