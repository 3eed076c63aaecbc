package io.operationscenter.planner.lanes.outcome;

import java.util.Locale;

/** Why a run did not do what was asked (spec 06 §11.1). */
public enum FailureClass {
  SCOPE_POLICY,
  AWAITING_INPUT,
  QUOTA_EXHAUSTED,
  OOM,
  TIMEOUT,
  MODEL_ERROR,
  CONTEXT_LIMIT,
  DEPENDENCY_MISSING,
  FLAKY_TEST,
  VALIDATION_FAILURE,
  TOOL_FAILURE,
  INFRA_TOOLING,
  UNKNOWN;

  /** The token in comments. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
