package io.operationscenter.contracts.enums;

import io.operationscenter.contracts.codec.WireEnum;

/** Where a proposal runs; only {@link #AIDER_LOCAL} is local. */
public enum LaneName implements WireEnum {
  CLAUDE_CLI,
  CODEX_CLI,
  AIDER_LOCAL;

  /** True for lanes whose model runs outside this machine. */
  public boolean remote() {
    return this != AIDER_LOCAL;
  }
}
