package io.operationscenter.contracts.approvals;

import io.operationscenter.contracts.codec.WireEnum;

/** Where an approval stands. */
public enum ApprovalState implements WireEnum {
  /** Waits for the run it was given for. */
  GRANTED,
  /** A ticket was admitted with it; a refund of that ticket gives it back. */
  HELD,
  /** An adapter was started with it; it lifts nothing any more. */
  USED,
  /** A person took it back before it was used. */
  WITHDRAWN,
  /** A person said no. */
  REJECTED,
  /** It was not used in time. */
  EXPIRED
}
