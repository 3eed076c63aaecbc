package io.operationscenter.contracts.approvals;

import io.operationscenter.contracts.codec.WireEnum;

/** What a person says about a run that waits. */
public enum ApprovalVerdict implements WireEnum {
  /** It may begin, once. */
  GRANT,
  /** It may not. */
  REJECT
}
