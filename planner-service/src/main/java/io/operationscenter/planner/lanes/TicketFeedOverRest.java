package io.operationscenter.planner.lanes;

import io.operationscenter.contracts.api.EventPage;
import io.operationscenter.contracts.api.EventsApi;
import io.operationscenter.kit.edge.Edge;
import io.operationscenter.kit.edge.EdgeClient;
import io.operationscenter.kit.edge.EdgeClients;
import jakarta.inject.Singleton;

/** Reads execution's feed on the planner's edge. */
@Singleton
final class TicketFeedOverRest implements TicketFeed {

  private static final int PATIENCE_SECONDS = 25;
  private static final int PAGE = 1000;

  private final EdgeClient<EventsApi> execution;

  TicketFeedOverRest(EdgeClients clients) {
    this.execution = clients.on(Edge.PLANNER_EXECUTION, EventsApi.class);
  }

  @Override
  public EventPage after(long n) {
    return execution.call(api -> api.events(n, PATIENCE_SECONDS, PAGE));
  }
}
