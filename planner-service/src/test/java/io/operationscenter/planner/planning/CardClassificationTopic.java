package io.operationscenter.planner.planning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.operationscenter.kit.conformance.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Task type, risk and priority of a card (design §4). */
public final class CardClassificationTopic implements Topic {

  @Override
  public String name() {
    return "card-classification";
  }

  @Override
  public JsonNode answer(JsonNode input) {
    List<String> labels = new ArrayList<>();
    input.path("labels").forEach(label -> labels.add(label.asText()));
    JsonNode execution = input.path("execution");
    try {
      CardClassification classified =
          CardClassification.of(
              new CardClassification.Said(
                  text(execution, "task_type"),
                  text(execution, "risk"),
                  text(execution, "priority"),
                  labels,
                  text(input.path("own_record"), "source_family"),
                  CardLane.valueOf(input.path("lane").asText().toUpperCase(Locale.ROOT))));
      return JsonNodeFactory.instance
          .objectNode()
          .put("task_type", classified.taskType().wire())
          .put("risk", classified.risk().wire())
          .put("priority", classified.priority().wire());
    } catch (CardClassification.OutsideEnum outside) {
      return JsonNodeFactory.instance.objectNode().put("error", outside.key());
    }
  }

  private static @Nullable String text(JsonNode object, String key) {
    return object.hasNonNull(key) ? object.path(key).asText() : null;
  }
}
