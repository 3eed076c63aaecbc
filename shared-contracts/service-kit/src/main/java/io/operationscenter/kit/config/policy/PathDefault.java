package io.operationscenter.kit.config.policy;

import io.operationscenter.contracts.codec.WireEnum;

/** What holds for paths that no rule matches (spec 03 §7.2). */
public enum PathDefault implements WireEnum {
  /** Nothing. */
  ALLOW,
  /** They are not touched. */
  BLOCK,
  /** A review. */
  REVIEW_REQUIRED
}
