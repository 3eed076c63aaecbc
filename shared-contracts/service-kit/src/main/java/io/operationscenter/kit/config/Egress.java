package io.operationscenter.kit.config;

import io.operationscenter.contracts.codec.WireEnum;

/** What an agent may reach (design §6). */
public enum Egress implements WireEnum {
  /** Nothing. */
  NONE,
  /** Listed hosts, through our proxy. */
  PROXY,
  /** Everything this machine reaches. */
  HOST
}
