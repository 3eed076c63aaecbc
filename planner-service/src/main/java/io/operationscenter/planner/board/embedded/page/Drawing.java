package io.operationscenter.planner.board.embedded.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What views need to know to draw.
 *
 * @param formToken hidden field of every form
 * @param states by id, from left to right
 * @param labels by id
 * @param people display names by id
 * @param identifier what readable keys begin with
 */
record Drawing(
    Html formToken,
    Map<String, ObjectNode> states,
    Map<String, ObjectNode> labels,
    Map<String, String> people,
    String identifier) {

  Html header() {
    return Html.of(
        """
        <span class="who">%s
        <form method="post" action="/logout">%s<button>Log out</button></form></span>
        """,
        "Operator", formToken);
  }

  Html problem(String sentence) {
    return Html.of("<p class=\"problem\" role=\"alert\">%s</p>", sentence)
        .when(!sentence.isEmpty());
  }

  String key(ObjectNode item) {
    return identifier + "-" + item.path("sequence_id").asText();
  }

  String person(JsonNode id) {
    return people.getOrDefault(id.asText(), id.asText());
  }

  List<String> labelNames(JsonNode ids) {
    List<String> names = new ArrayList<>();
    for (JsonNode id : ids) {
      ObjectNode label = labels.get(id.asText());
      if (label != null) {
        names.add(label.path("name").asText());
      }
    }
    return names;
  }
}
