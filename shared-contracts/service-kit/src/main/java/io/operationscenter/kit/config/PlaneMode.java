package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.WireEnum;

/** Which board the planner works on (spec 07 §2.13). */
public enum PlaneMode implements WireEnum {
  /** A Plane installation. */
  REMOTE,
  /** The board that comes with the planner. */
  EMBEDDED
}
