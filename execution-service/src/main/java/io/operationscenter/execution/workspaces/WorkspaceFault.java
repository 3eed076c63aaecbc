package io.operationscenter.execution.workspaces;

/** The files of a run, or our repository of it, cannot be worked with; the message says why. */
public final class WorkspaceFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WorkspaceFault(String what, Exception cause) {
    super(what + ": " + cause.getMessage(), cause);
  }
}
