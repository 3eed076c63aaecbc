package io.operationscenter.planner.board.plane;

/** Whose key for the embedded board is used (design §4). */
enum EmbeddedIdentity {
  /** The planner's own. */
  SERVICE("board-planner.token"),
  /** The one of whoever uses page and command line. */
  PERSON("board-person.token");

  private final String file;

  EmbeddedIdentity(String file) {
    this.file = file;
  }

  /** Name of its file in the secrets folder. */
  String file() {
    return file;
  }
}
