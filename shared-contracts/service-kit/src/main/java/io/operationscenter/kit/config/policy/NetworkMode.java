package io.operationscenter.kit.config.policy;

import io.operationscenter.contracts.codec.WireEnum;

/** Where work on a repository may run (spec 03 §7.2). */
public enum NetworkMode implements WireEnum {
  /** Anywhere. */
  ALLOWED,
  /** In local lanes only. */
  LOCAL_ONLY,
  /** Nowhere. */
  BLOCKED
}
