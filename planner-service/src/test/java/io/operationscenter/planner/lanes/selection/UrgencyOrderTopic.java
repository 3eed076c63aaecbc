package io.operationscenter.planner.lanes.selection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.kit.conformance.Topic;
import io.operationscenter.planner.board.Card;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Cards in the order in which the lane tries them (spec 06 §4). */
public final class UrgencyOrderTopic implements Topic {

  @Override
  public String name() {
    return "urgency-order";
  }

  @Override
  public JsonNode answer(JsonNode input) {
    Instant now = OffsetDateTime.parse(input.path("now").asText()).toInstant();
    List<UrgencyScore.Scored> scored = new ArrayList<>();
    for (JsonNode issue : input.path("issues")) {
      Card card = VectorCard.of(issue.path("id").asText(), issue);
      CardReading reading = new ReadCard().read(card);
      scored.add(
          new UrgencyScore.Scored(card, reading, UrgencyScore.of(card, reading.priority(), now)));
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ObjectNode scores = answer.putObject("scores");
    scored.forEach(one -> scores.put(one.card().id(), one.score()));
    var order = answer.putArray("order");
    UrgencyScore.ordered(scored).forEach(one -> order.add(one.card().id()));
    return answer;
  }
}
