package io.operationscenter.contracts.enums;

import io.operationscenter.contracts.codec.WireEnum;

/** Strategy of a run. */
public enum ExecutionMode implements WireEnum {
  GOAL,
  FIX_PR,
  TEST_CAMPAIGN,
  IMPROVE_CAMPAIGN
}
