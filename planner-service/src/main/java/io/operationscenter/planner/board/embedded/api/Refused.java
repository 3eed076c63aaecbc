package io.operationscenter.planner.board.embedded.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.planner.board.embedded.http.Answer;

/** A request that is not done, with the answer that says why (spec 10 §7). */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final transient Answer answer;

  private Refused(int status, JsonNode body) {
    super(status + " " + body);
    this.answer = Answer.json(status, body);
  }

  static Refused with(int status, JsonNode body) {
    return new Refused(status, body);
  }

  static Refused error(int status, String sentence) {
    return new Refused(status, JSON.objectNode().put("error", sentence));
  }

  static Refused detail(int status, String sentence) {
    return new Refused(status, JSON.objectNode().put("detail", sentence));
  }

  static Refused field(String name, String sentence) {
    ObjectNode body = JSON.objectNode();
    body.putArray(name).add(sentence);
    return new Refused(400, body);
  }

  static Refused payload(String sentence) {
    return field("non_field_errors", sentence);
  }

  static Refused notValid() {
    return error(400, "The payload is not valid");
  }

  static Refused notFound() {
    return error(404, "The requested resource does not exist.");
  }

  static void notFoundUnless(boolean present) {
    if (!present) {
      throw notFound();
    }
  }

  static Refused noPermission() {
    return detail(403, "You do not have permission to perform this action.");
  }

  static Refused exists(String sentence, String id) {
    return new Refused(409, JSON.objectNode().put("error", sentence).put("id", id));
  }

  /** What the caller is told. */
  public Answer answer() {
    return answer;
  }
}
