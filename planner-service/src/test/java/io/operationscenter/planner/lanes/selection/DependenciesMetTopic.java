package io.operationscenter.planner.lanes.selection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.kit.conformance.Topic;
import io.operationscenter.planner.board.Card;
import java.util.List;
import java.util.Optional;

/** Whether a card's dependencies let it go (spec 06 §3, §4). */
public final class DependenciesMetTopic implements Topic {

  @Override
  public String name() {
    return "dependencies-met";
  }

  @Override
  public JsonNode answer(JsonNode input) {
    JsonNode task = input.path("task");
    JsonNode board = input.path("board");
    // a card that cannot be fetched names nothing it waits for
    List<String> ids =
        task.path("fetch_error").asBoolean()
            ? List.of()
            : new ReadCard().read(VectorCard.of("task", task)).dependsOn();
    Dependencies dependencies = new Dependencies(id -> card(board, id), id -> successor(board, id));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    var read = answer.putArray("dependencies");
    ids.forEach(read::add);
    return answer.put("met", dependencies.unmet(ids).isEmpty());
  }

  private static Optional<Card> card(JsonNode board, String id) {
    JsonNode entry = board.path(id);
    return entry.isMissingNode() || entry.path("fetch_error").asBoolean()
        ? Optional.empty()
        : Optional.of(VectorCard.of(id, entry));
  }

  private static Optional<String> successor(JsonNode board, String id) {
    return Optional.of(board.path(id).path("superseded_by").asText(""))
        .filter(successor -> !successor.isEmpty());
  }
}
