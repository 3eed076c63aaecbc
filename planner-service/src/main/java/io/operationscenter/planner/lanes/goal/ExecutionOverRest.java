package io.operationscenter.planner.lanes.goal;

import io.operationscenter.contracts.api.ExecutionsApi;
import io.operationscenter.kit.edge.Edge;
import io.operationscenter.kit.edge.EdgeClient;
import io.operationscenter.kit.edge.EdgeClients;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** Calls execution on the planner's edge. */
@Singleton
final class ExecutionOverRest implements ExecutionCalls {

  private final EdgeClient<ExecutionsApi> client;

  ExecutionOverRest(EdgeClients clients) {
    this.client = clients.on(Edge.PLANNER_EXECUTION, ExecutionsApi.class);
  }

  @Override
  public <R> R call(Function<ExecutionsApi, R> call) {
    return client.call(call);
  }
}
