package io.operationscenter.planner.lanes.selection;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.board.text.HtmlToText;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A card as a vector describes it, read as the adapter reads one. */
final class VectorCard {

  private VectorCard() {}

  static Card of(String id, JsonNode fields) {
    List<String> labels = new ArrayList<>();
    for (JsonNode label : fields.path("labels")) {
      labels.add(label.isObject() ? label.path("name").asText() : label.asText());
    }
    JsonNode state = fields.path("state");
    return new Card(
        id,
        1,
        fields.path("name").asText(""),
        state.isObject() ? state.path("name").asText("") : state.asText(""),
        labels,
        "none",
        fields.path("description_html").asText(""),
        description(fields),
        time(fields, "created_at"),
        time(fields, "updated_at"),
        null,
        null,
        false);
  }

  private static String description(JsonNode fields) {
    return Stream.of("description", "description_stripped")
        .map(name -> fields.path(name).asText(""))
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElseGet(() -> HtmlToText.of(fields.path("description_html").asText("")));
  }

  private static @Nullable Instant time(JsonNode fields, String name) {
    try {
      return OffsetDateTime.parse(fields.path(name).asText("")).toInstant();
    } catch (DateTimeParseException unreadable) {
      return null;
    }
  }
}
