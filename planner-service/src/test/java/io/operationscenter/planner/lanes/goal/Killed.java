package io.operationscenter.planner.lanes.goal;

/** The process is gone; nothing of ours catches it. */
final class Killed extends Error {

  private static final long serialVersionUID = 1L;

  Killed(String where) {
    super(where);
  }
}
