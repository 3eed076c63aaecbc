package io.operationscenter.planner.board.plane;

/**
 * How many requests fit into a window; reads leave a reserve that only writes may use.
 *
 * @param requests in all, at least 1
 * @param reserve less than all
 */
record Allowance(int requests, int reserve) {

  /** Of what an operator wrote, whatever it is. */
  static Allowance of(int perMinute, int forWritesOnly) {
    int requests = Math.max(1, perMinute);
    return new Allowance(requests, Math.clamp(forWritesOnly, 0, requests - 1));
  }

  /** How many there may be when the next one is of the kind. */
  int of(RequestKind kind) {
    return kind.writes() ? requests : requests - reserve;
  }
}
