package io.operationscenter.planner.board.embedded.api;

/** Where things are. */
final class Paths {

  static final String WORKSPACE = BoardApi.ROOT + "workspaces/{slug:[^/]+}/";
  static final String PROJECTS = WORKSPACE + "projects/";
  static final String PROJECT = PROJECTS + "{project}/";

  /** {@code issues} is the older name of the same things. */
  static final String ITEMS = PROJECT + "{collection:work-items|issues}/";

  static final String ITEM = ITEMS + "{item}/";

  private Paths() {}
}
