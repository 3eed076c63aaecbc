package io.operationscenter.planner.board.plane;

/** How many requests one API token made of late, and so when the next may be (spec 10 §7). */
interface RequestWindow {

  /** Changes the limits from now on; what was counted stays counted. */
  void limits(int perMinute, int forWritesOnly);

  /**
   * Counts a request of the kind if it may be made now.
   *
   * @param now monotonic nanoseconds
   * @return zero or less: it may; else nanoseconds until it is worth asking again
   */
  long take(RequestKind kind, long now);
}
