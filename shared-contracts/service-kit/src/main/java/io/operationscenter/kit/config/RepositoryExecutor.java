package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.WireEnum;

/** An operator's hint which engine suits a repository; SwitchBoard decides (spec 07 §2.6). */
public enum RepositoryExecutor implements WireEnum {
  /** Kodo. */
  KODO,
  /** Aider. */
  AIDER
}
