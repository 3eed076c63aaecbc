package io.operationscenter.contracts.evidence;

import io.operationscenter.contracts.codec.WireEnum;

/** What came of looking at the evidence of a run. */
public enum VerificationState implements WireEnum {
  /** everything is there as it was sealed; what retention removed is named */
  INTACT,
  /** something disagrees */
  BROKEN,
  /** retention removed the folder; what is left of the chain agrees */
  PRUNED,
  /** it is not sealed, so nothing can be said of it */
  UNSEALED
}
