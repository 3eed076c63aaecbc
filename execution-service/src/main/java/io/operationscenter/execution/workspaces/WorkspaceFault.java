package io.operationscenter.execution.workspaces;

/** The files of a run, or our repository of it, cannot be worked with; the message says why. */
public final class WorkspaceFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean forWantOfSpace;

  WorkspaceFault(String what, Exception cause) {
    this(what, cause, false);
  }

  /** Names what cannot be done, and why. */
  public WorkspaceFault(String what, Exception cause, boolean forWantOfSpace) {
    super(what + ": " + cause.getMessage(), cause);
    this.forWantOfSpace = forWantOfSpace;
  }

  /** True when the disk of the workspaces is full. */
  public boolean forWantOfSpace() {
    return forWantOfSpace;
  }
}
