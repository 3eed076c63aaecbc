package io.operationscenter.planner.board.embedded.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is sent back.
 *
 * @param status HTTP status
 * @param headers in the order in which they are sent
 * @param body empty for none
 */
public record Answer(int status, Map<String, String> headers, String body) {

  /** JSON. */
  public static Answer json(int status, JsonNode body) {
    return of(status, "application/json", body.toString());
  }

  /** A page. */
  public static Answer html(int status, String page) {
    return of(status, "text/html; charset=utf-8", page);
  }

  /** Text of any type. */
  public static Answer of(int status, String contentType, String text) {
    return new Answer(status, Map.of("Content-Type", contentType), text);
  }

  /** No body. */
  public static Answer empty(int status) {
    return new Answer(status, Map.of(), "");
  }

  /** To be fetched from elsewhere. */
  public static Answer redirect(int status, String location) {
    return new Answer(
        status, Map.of("Content-Type", "text/html; charset=utf-8", "Location", location), "");
  }

  /** The same with one more header. */
  public Answer with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, body);
  }
}
