package io.operationscenter.contracts.enums;

import io.operationscenter.contracts.codec.WireEnum;

/** Whether a route of a plan could be taken (spec 02 §5). */
public enum EligibilityStatus implements WireEnum {
  ELIGIBLE,
  /** a label of the proposal forbids it */
  BLOCKED_BY_CONSTRAINT,
  /** its backend is excluded */
  BLOCKED_BY_POLICY,
  /** given by later states of SwitchBoard only */
  UNSUPPORTED,
  /** given by later states of SwitchBoard only */
  DEPRIORITIZED
}
