package io.operationscenter.execution.workspaces;

/** Neither git nor the system can take what lies in a workspace; nothing of it is recorded. */
public final class UnfitTree extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String path;

  /**
   * Names the file and the rule it breaks.
   *
   * @param path from the workspace, of any length
   * @param reason such as {@code lies deeper than 500 folders}
   */
  public UnfitTree(String path, String reason) {
    super(Shortened.of(path) + " " + reason);
    this.path = Shortened.of(path);
  }

  /** The file, shortened. */
  public String path() {
    return path;
  }
}
