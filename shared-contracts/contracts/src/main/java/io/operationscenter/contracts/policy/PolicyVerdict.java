package io.operationscenter.contracts.policy;

import io.operationscenter.contracts.codec.WireEnum;

/** What one rule says about a run. */
public enum PolicyVerdict implements WireEnum {
  /** Nothing against it. */
  PASSED,
  /** Something to know; it keeps nothing from running. */
  WARNED,
  /** A person must agree. */
  REVIEW_REQUIRED,
  /** It may not run. */
  BLOCKED,
  /** An earlier rule ended the evaluation. */
  NOT_REACHED
}
