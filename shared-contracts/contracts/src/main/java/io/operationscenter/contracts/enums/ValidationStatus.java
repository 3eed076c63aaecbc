package io.operationscenter.contracts.enums;

import io.operationscenter.contracts.codec.WireEnum;

/** Outcome of validation commands. */
public enum ValidationStatus implements WireEnum {
  PASSED,
  FAILED,
  SKIPPED,
  ERROR
}
