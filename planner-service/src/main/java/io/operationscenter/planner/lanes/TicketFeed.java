package io.operationscenter.planner.lanes;

import io.operationscenter.contracts.api.EventPage;
import io.operationscenter.kit.edge.PeerAway;
import io.operationscenter.kit.edge.PeerRefused;

/** What happened to tickets, in the order it was committed. */
@FunctionalInterface
interface TicketFeed {

  /**
   * Events with greater numbers; waits a while for the first one.
   *
   * @param n the last number seen, 0 at first
   * @throws PeerRefused when execution answered with a problem
   * @throws PeerAway when it did not answer
   */
  EventPage after(long n);
}
