package io.operationscenter.execution.runs;

import io.operationscenter.execution.programs.StopSignal;

/** The run was told to stop before it came to its end. */
final class RunStopped extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final StopSignal.Cause reason;

  RunStopped(StopSignal.Cause reason) {
    super("the run was told to stop: " + reason);
    this.reason = reason;
  }

  StopSignal.Cause reason() {
    return reason;
  }
}
