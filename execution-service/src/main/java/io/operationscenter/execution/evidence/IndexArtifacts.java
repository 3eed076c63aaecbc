package io.operationscenter.execution.evidence;

import io.operationscenter.contracts.enums.ArtifactType;
import io.operationscenter.contracts.evidence.ArtifactIndex;
import io.operationscenter.contracts.execution.ExecutionArtifact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sorts what a run left behind by importance (spec 03 §8.1). */
final class IndexArtifacts {

  private IndexArtifacts() {}

  static ArtifactIndex of(List<ExecutionArtifact> artifacts) {
    Map<String, Long> counts = new LinkedHashMap<>();
    artifacts.forEach(artifact -> counts.merge(artifact.artifactType().wire(), 1L, Long::sum));
    return new ArtifactIndex(
        artifacts.stream().filter(artifact -> primary(artifact.artifactType())).toList(),
        artifacts.stream().filter(artifact -> !primary(artifact.artifactType())).toList(),
        counts,
        counts.keySet().stream().sorted().toList());
  }

  private static boolean primary(ArtifactType type) {
    return switch (type) {
      case DIFF, PATCH, VALIDATION_REPORT -> true;
      case LOG_EXCERPT, GOAL_FILE, PR_URL, BRANCH_REF -> false;
    };
  }
}
