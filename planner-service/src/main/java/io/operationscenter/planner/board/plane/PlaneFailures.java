package io.operationscenter.planner.board.plane;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.planner.board.BoardFailure;
import io.operationscenter.planner.board.BoardFailure.Kind;
import io.operationscenter.planner.board.plane.PlaneAnswer.Answered;
import io.operationscenter.planner.board.plane.PlaneAnswer.NoAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an answer that is no success means (spec 10 §7). */
final class PlaneFailures {

  private static final int LONGEST_TEXT = 300;
  private static final int DEEPEST = 3;

  private PlaneFailures() {}

  /** The failure to report for a final answer; names the request and what the board said. */
  static BoardFailure of(PlaneRequest request, PlaneAnswer answer) {
    return switch (answer) {
      case NoAnswer none ->
          new BoardFailure(
              Kind.UNAVAILABLE,
              "The board did not answer %s: %s".formatted(request.shown(), none.reason()));
      case Answered answered ->
          new BoardFailure(
              kind(answered),
              "The board answered %s with %d%s"
                  .formatted(request.shown(), answered.status(), words(answered)),
              RetryRule.seconds(answered.retryAfter()).orElse(null));
    };
  }

  static Kind kind(Answered answer) {
    int status = answer.status();
    return switch (status) {
      case 401 -> Kind.AUTH;
      case 403 -> namesTheToken(answer.body()) ? Kind.AUTH : Kind.PERMISSION;
      case 404, 410 -> Kind.NOT_FOUND;
      case 409 -> Kind.CONFLICT;
      case 429 -> Kind.RATE_LIMITED;
      default -> {
        if (status >= 500) {
          yield Kind.UNAVAILABLE;
        }
        yield status < 400 ? Kind.CONFIGURATION : Kind.VALIDATION;
      }
    };
  }

  /** A wrong or expired token answers 403 too. */
  private static boolean namesTheToken(JsonNode body) {
    String detail = body.path("detail").asText().toLowerCase(Locale.ROOT);
    return detail.contains("token") && detail.contains("not valid");
  }

  private static String words(Answered answer) {
    if (answer.status() >= 300 && answer.status() < 400) {
      return ", a redirect; check plane.base_url";
    }
    List<String> said = new ArrayList<>();
    collect("", answer.body(), said, 0);
    String text = String.join("; ", said).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    String cut = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    return cut.isEmpty() ? "" : ": " + cut;
  }

  /** Bodies come as an object of messages by field, also nested, as a list or as a text. */
  private static void collect(String field, JsonNode node, List<String> said, int depth) {
    if (depth > DEEPEST || said.size() > 10) {
      return;
    }
    if (node.isValueNode() && !node.isNull()) {
      said.add((field.isEmpty() ? "" : field + ": ") + node.asText());
    } else if (node.isArray()) {
      node.forEach(one -> collect(field, one, said, depth + 1));
    } else {
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        String name = field.isEmpty() ? member.getKey() : field + "." + member.getKey();
        collect(name, member.getValue(), said, depth + 1);
      }
    }
  }
}
