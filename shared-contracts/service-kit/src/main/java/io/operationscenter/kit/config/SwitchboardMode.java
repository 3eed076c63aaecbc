package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.WireEnum;

/** Who routes proposals (spec 07 §2.1). */
public enum SwitchboardMode implements WireEnum {
  /** A SwitchBoard installation. */
  REMOTE,
  /** The router that comes with the planner. */
  EMBEDDED
}
