package io.operationscenter.execution.workspaces;

/** A workspace could not be made; nothing of it is left. */
public final class PreparationFailed extends Exception {

  private static final long serialVersionUID = 1L;

  private final String phase;

  /**
   * Names phase and cause.
   *
   * @param phase repo_setup or bootstrap
   * @param message masked, for reasons and comments
   */
  public PreparationFailed(String phase, String message) {
    super(message);
    this.phase = phase;
  }

  /** repo_setup or bootstrap (spec 06 §7.1). */
  public String phase() {
    return phase;
  }
}
