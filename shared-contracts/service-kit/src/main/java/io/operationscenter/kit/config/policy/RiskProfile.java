package io.operationscenter.kit.config.policy;

import io.operationscenter.contracts.codec.WireEnum;

/** How sensitive a repository is (spec 03 §7.2). */
public enum RiskProfile implements WireEnum {
  /** As any. */
  STANDARD,
  /** More than most. */
  ELEVATED,
  /** The most. */
  CRITICAL
}
