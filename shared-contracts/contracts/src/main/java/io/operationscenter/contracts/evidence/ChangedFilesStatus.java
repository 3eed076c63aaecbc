package io.operationscenter.contracts.evidence;

import io.operationscenter.contracts.codec.WireEnum;

/** How far the list of changed files can be trusted. */
public enum ChangedFilesStatus implements WireEnum {
  KNOWN,
  /** reported by the agent, not read from git */
  INFERRED,
  NONE,
  UNKNOWN,
  /** nothing was executed */
  NOT_APPLICABLE
}
