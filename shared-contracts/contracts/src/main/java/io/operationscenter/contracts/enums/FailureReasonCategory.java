package io.operationscenter.contracts.enums;

import io.operationscenter.contracts.codec.WireEnum;

/** Why a run did not succeed. */
public enum FailureReasonCategory implements WireEnum {
  VALIDATION_FAILED,
  BACKEND_ERROR,
  UNSUPPORTED_REQUEST,
  TIMEOUT,
  NO_CHANGES,
  CONFLICT,
  POLICY_BLOCKED,
  ROUTING_ERROR,
  UNKNOWN,
  /** the diff is larger than its caps */
  SCOPE_TOO_WIDE,
  /** files outside the allowed paths were changed */
  SCOPE_VIOLATION,
  /** a budget, cap or resource gate refused the run */
  BUDGET_EXHAUSTED
}
