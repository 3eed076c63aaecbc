package io.operationscenter.contracts.enums;

import io.operationscenter.contracts.codec.WireEnum;

/** Scheduling priority, ordered from low to critical. */
public enum Priority implements WireEnum {
  LOW,
  NORMAL,
  HIGH,
  CRITICAL
}
