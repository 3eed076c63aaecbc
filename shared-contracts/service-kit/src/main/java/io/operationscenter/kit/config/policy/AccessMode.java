package io.operationscenter.kit.config.policy;

import io.operationscenter.contracts.codec.WireEnum;

/** What a path rule asks for (spec 03 §7.2). */
public enum AccessMode implements WireEnum {
  /** Nothing. */
  ALLOW,
  /** A review. */
  READ_ONLY,
  /** That the path is not touched. */
  BLOCK,
  /** A review. */
  REVIEW_REQUIRED
}
