package io.operationscenter.kit.problem;

/** Thrown by a resource that knows what to answer. */
public class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ProblemKind kind;
  private final String detail;

  /**
   * @param kind what to answer
   * @param detail names the thing, the rule and the value; shown to the caller
   */
  public ProblemException(ProblemKind kind, String detail) {
    super(detail);
    this.kind = kind;
    this.detail = detail;
  }

  /** What is shown to the caller. */
  public final String detail() {
    return detail;
  }

  final Finding finding() {
    return Finding.of(kind, detail);
  }
}
