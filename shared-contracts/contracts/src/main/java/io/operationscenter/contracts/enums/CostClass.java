package io.operationscenter.contracts.enums;

import io.operationscenter.contracts.codec.WireEnum;

/** What a run there costs, roughly (spec 02 §7). */
public enum CostClass implements WireEnum {
  LOW,
  MEDIUM,
  HIGH
}
