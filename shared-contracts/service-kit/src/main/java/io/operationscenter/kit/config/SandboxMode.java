package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.WireEnum;

/** What happens when level or egress cannot be had (design §6). */
public enum SandboxMode implements WireEnum {
  /** The next weaker one is used and recorded. */
  PREFERRED,
  /** The run is refused. */
  REQUIRED
}
