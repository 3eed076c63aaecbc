package io.operationscenter.contracts.policy;

import io.operationscenter.contracts.codec.WireEnum;

/** Whether a person must agree before the run. */
public enum ReviewRequirementLevel implements WireEnum {
  AUTONOMOUS,
  REQUIRED
}
