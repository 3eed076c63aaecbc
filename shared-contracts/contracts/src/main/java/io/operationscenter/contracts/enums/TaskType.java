package io.operationscenter.contracts.enums;

import io.operationscenter.contracts.codec.WireEnum;

/** Category of work. */
public enum TaskType implements WireEnum {
  LINT_FIX,
  BUG_FIX,
  SIMPLE_EDIT,
  TEST_WRITE,
  DOCUMENTATION,
  REFACTOR,
  FEATURE,
  DEPENDENCY_UPDATE,
  UNKNOWN
}
