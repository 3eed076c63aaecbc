package io.operationscenter.contracts.enums;

import io.operationscenter.contracts.codec.WireEnum;

/** Estimated risk, ordered from low to high. */
public enum RiskLevel implements WireEnum {
  LOW,
  MEDIUM,
  HIGH
}
