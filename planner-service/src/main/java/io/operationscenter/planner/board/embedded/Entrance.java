package io.operationscenter.planner.board.embedded;

import io.operationscenter.planner.board.embedded.api.BoardApi;
import io.operationscenter.planner.board.embedded.http.Answer;
import io.operationscenter.planner.board.embedded.http.Handler;
import io.operationscenter.planner.board.embedded.http.Request;

/** Leads a request to the probes, the API or the page. */
record Entrance(Handler probes, Handler api, Handler page) implements Handler {

  @Override
  public Answer handle(Request request) {
    String path = request.path();
    if (path.startsWith(Probes.ROOT)) {
      return probes.handle(request);
    }
    return path.startsWith(BoardApi.ROOT) ? api.handle(request) : page.handle(request);
  }
}
