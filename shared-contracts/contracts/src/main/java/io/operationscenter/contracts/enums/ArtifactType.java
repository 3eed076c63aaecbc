package io.operationscenter.contracts.enums;

import io.operationscenter.contracts.codec.WireEnum;

/** What an artifact of a run is. */
public enum ArtifactType implements WireEnum {
  DIFF,
  PATCH,
  VALIDATION_REPORT,
  LOG_EXCERPT,
  GOAL_FILE,
  PR_URL,
  BRANCH_REF
}
