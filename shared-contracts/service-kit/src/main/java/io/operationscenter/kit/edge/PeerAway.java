package io.operationscenter.kit.edge;

import io.operationscenter.kit.problem.ProblemException;
import io.operationscenter.kit.problem.ProblemKind;
import java.net.URI;
import java.util.List;

/** No address of a service takes connections, or the answer did not come in time. */
public final class PeerAway extends ProblemException {

  private static final long serialVersionUID = 1L;

  PeerAway(List<URI> addresses, Throwable last) {
    super(ProblemKind.UNAVAILABLE, "No answer from %s: %s".formatted(addresses, reason(last)));
    initCause(last);
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure.getCause();
    return String.valueOf(cause == null ? failure.getMessage() : cause.getMessage());
  }
}
