package io.operationscenter.contracts.enums;

import io.operationscenter.contracts.codec.WireEnum;

/** What a run there can do, roughly (spec 02 §7). */
public enum CapabilityClass implements WireEnum {
  BASIC,
  ENHANCED,
  PREMIUM,
  WORKFLOW
}
