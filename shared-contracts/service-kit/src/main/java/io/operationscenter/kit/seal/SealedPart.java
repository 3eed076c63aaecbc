package io.operationscenter.kit.seal;

import java.util.Locale;

/** What the links of a seal are about, in the order of the chain. */
public enum SealedPart {
  /** what was asked for */
  REQUEST,
  /** where it was routed, what policy said, who approved it */
  DECISIONS,
  /** what held the programs of the run */
  SANDBOX,
  /** what was changed, and what was found wrong with it */
  DIFF,
  /** exit codes of the commands that we ran, and digests of what they printed */
  VALIDATION,
  /** what was committed and pushed */
  COMMIT,
  /** everything else that is retained: result, record, timeline, logs */
  ACCOUNT;

  /** Name of the link. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
