package io.operationscenter.planner.board.embedded.api;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.operationscenter.planner.board.embedded.http.Request;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An allowed request: who asks and which things its path names.
 *
 * @param names parts of the path, e.g. {@code project}
 */
record Call(Request request, Caller caller, Map<String, String> names) {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  String slug() {
    return name("slug");
  }

  String project() {
    return name("project");
  }

  String item() {
    return name("item");
  }

  String id() {
    return name("id");
  }

  String name(String name) {
    String value = names.get(name);
    if (value == null) {
      throw new IllegalStateException("the path has no " + name);
    }
    return value;
  }

  /** The body; an empty one is an empty object. */
  JsonNode json() {
    if (request.body().isEmpty()) {
      return JsonNodeFactory.instance.objectNode();
    }
    String type = request.header("Content-Type").orElse("");
    if (!type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
      throw Refused.detail(415, "Unsupported media type \"%s\" in request.".formatted(type));
    }
    try {
      return JSON.readTree(request.body());
    } catch (JsonProcessingException e) {
      throw Refused.detail(400, "JSON parse error - " + what(e.getLocation()));
    }
  }

  /** What is JSON, but beyond the reader's limits, has no place. */
  private static String what(@Nullable JsonLocation at) {
    return at == null
        ? "The body nests deeper, or has a longer text or number, than the board reads."
        : "Expecting value: line %d column %d (char %d)"
            .formatted(at.getLineNr(), at.getColumnNr(), at.getCharOffset());
  }
}
