package io.operationscenter.contracts.approvals;

import io.operationscenter.contracts.codec.WireEnum;

/** Where a person said it. */
public enum ApprovalSource implements WireEnum {
  /** At the command line. */
  CLI,
  /** On a page of the control room. */
  CONTROL_ROOM,
  /** By a label on the board's card; planner tells who set it. */
  LABEL
}
