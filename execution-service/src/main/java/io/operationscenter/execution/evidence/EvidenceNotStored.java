package io.operationscenter.execution.evidence;

/**
 * A run could not be sealed, or what was sealed cannot be read. The message names place and cause.
 */
public final class EvidenceNotStored extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Names place and cause. */
  public EvidenceNotStored(String message, Throwable cause) {
    super(message, cause);
  }

  /** Names place and rule. */
  public EvidenceNotStored(String message) {
    super(message);
  }
}
