package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.WireEnum;

/** What separates an agent from this machine (design §6). */
public enum SandboxLevel implements WireEnum {
  /** User, mount, pid, ipc and network namespaces. */
  NAMESPACES,
  /** Session, resource limits, scrubbed environment. */
  PROCESS
}
