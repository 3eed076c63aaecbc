package io.operationscenter.contracts.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** How a rejected value appears in a message: as JSON, short, on one line. */
final class Shown {

  private static final int LIMIT = 60;

  private Shown() {}

  static String of(JsonNode value) {
    String json = value.toString();
    return json.length() <= LIMIT ? json : json.substring(0, LIMIT) + "…";
  }

  static String of(String text) {
    return of(TextNode.valueOf(text));
  }
}
