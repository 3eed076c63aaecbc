package io.operationscenter.planner.board.embedded;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.kit.store.StoreHealth;
import io.operationscenter.planner.board.embedded.api.BoardContent;
import io.operationscenter.planner.board.embedded.http.Answer;
import io.operationscenter.planner.board.embedded.http.Handler;
import io.operationscenter.planner.board.embedded.http.Request;

/** Liveness for everybody, readiness for holders of a key, as the services have them. */
final class Probes implements Handler {

  static final String ROOT = "/q/";

  private final BoardContent content;

  Probes(BoardContent content) {
    this.content = content;
  }

  @Override
  public Answer handle(Request request) {
    return switch (request.path()) {
      case "/q/health/live" -> answer(true, "board process", "");
      case "/q/health/ready" ->
          content.hasKey(request)
              ? ready()
              : Answer.json(
                  401,
                  JsonNodeFactory.instance
                      .objectNode()
                      .put("detail", "Authentication credentials were not provided."));
      default ->
          Answer.json(404, JsonNodeFactory.instance.objectNode().put("error", "Page not found."));
    };
  }

  private Answer ready() {
    StoreHealth health = content.store().health();
    return answer(health.ready(), EmbeddedBoard.NAME, health.sentence());
  }

  private static Answer answer(boolean up, String name, String sentence) {
    String status = up ? "UP" : "DOWN";
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("status", status);
    ObjectNode check = body.putArray("checks").addObject().put("name", name).put("status", status);
    if (!sentence.isEmpty()) {
      check.putObject("data").put("store", sentence);
    }
    return Answer.json(up ? 200 : 503, body);
  }
}
