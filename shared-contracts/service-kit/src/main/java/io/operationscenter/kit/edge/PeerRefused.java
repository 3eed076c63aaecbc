package io.operationscenter.kit.edge;

import io.operationscenter.kit.problem.Problem;
import io.operationscenter.kit.problem.ProblemException;
import io.operationscenter.kit.problem.ProblemKind;

/** A service answered a call with a problem. */
public final class PeerRefused extends ProblemException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /**
   * The answer as an exception.
   *
   * @param problem as it came
   */
  public PeerRefused(Problem problem) {
    super(
        ProblemKind.PEER_REFUSED,
        "%s (%d): %s".formatted(problem.title(), problem.status(), problem.detail()));
    this.problem = problem;
  }

  /** What it answered. */
  public Problem problem() {
    return problem;
  }
}
