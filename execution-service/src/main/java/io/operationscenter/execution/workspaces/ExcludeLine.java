package io.operationscenter.execution.workspaces;

/** The line of a gitignore file that means exactly one path. */
final class ExcludeLine {

  private static final String SPECIAL = "*?[]\\ ";

  private ExcludeLine() {}

  /**
   * @param path from the repository's root
   */
  static String of(String path) {
    StringBuilder line = new StringBuilder("/");
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '\n' || c == '\r') {
        // No line can say it; one character that is any comes closest.
        line.append('?');
      } else {
        line.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "").append(c);
      }
    }
    return line.toString();
  }
}
