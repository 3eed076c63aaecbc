package io.operationscenter.planner.board.plane;

/** Sends one request once. */
@FunctionalInterface
interface PlaneTransport {

  /**
   * Blocks until there is an answer or it is clear that none comes.
   *
   * @throws InterruptedException when the caller is to stop
   */
  PlaneAnswer send(PlaneRequest request) throws InterruptedException;
}
