package io.operationscenter.kit.conformance;

/** Thrown by a {@link Topic} for a case that the code under test does not cover yet. */
public final class CaseNotImplemented extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Names what is missing, for example the {@code kind} of the case's input. */
  public CaseNotImplemented(String missing) {
    super(missing);
  }
}
