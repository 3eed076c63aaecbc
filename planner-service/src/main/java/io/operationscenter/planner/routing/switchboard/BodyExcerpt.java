package io.operationscenter.planner.routing.switchboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The part of an error body that goes into a message: at most 500 characters on one line, without
 * the {@code input} members that repeat goal and clone URL (spec 02 §3).
 */
final class BodyExcerpt {

  static final int LONGEST = 500;

  private static final String INPUT = "input";
  private static final ObjectMapper JSON = new ObjectMapper();

  private BodyExcerpt() {}

  static String of(Answer answer) {
    String text = answer.body().text().strip();
    if (text.isEmpty()) {
      return "(empty body)";
    }
    boolean looksLikeJson = text.startsWith("{") || text.startsWith("[");
    return line(looksLikeJson ? withoutInput(text) : text);
  }

  private static String withoutInput(String text) {
    try {
      JsonNode document = JSON.readTree(text);
      removeInput(document);
      return document.toString();
    } catch (JsonProcessingException e) {
      return "(a body that begins like JSON and is none)";
    }
  }

  private static void removeInput(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(INPUT);
    }
    node.forEach(BodyExcerpt::removeInput);
  }

  /** The text on one line, at most 500 characters. */
  static String line(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ");
    int length = line.codePointCount(0, line.length());
    return length <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST));
  }
}
