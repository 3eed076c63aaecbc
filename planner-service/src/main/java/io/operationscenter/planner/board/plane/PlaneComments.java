package io.operationscenter.planner.board.plane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.planner.board.BoardFailure;
import io.operationscenter.planner.board.Comment;
import io.operationscenter.planner.board.text.HtmlToText;
import io.operationscenter.planner.board.text.TextToHtml;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Comments on a card (spec 10 §5). */
final class PlaneComments {

  private static final Comparator<Comment> OLDEST_FIRST =
      Comparator.comparing(comment -> Objects.requireNonNullElse(comment.createdAt(), Instant.MIN));

  private final PlaneCalls calls;
  private final PlaneLists lists;
  private final PlaneAddress address;

  PlaneComments(PlaneCalls calls, PlaneLists lists, PlaneAddress address) {
    this.calls = calls;
    this.lists = lists;
    this.address = address;
  }

  /** All of them, the oldest first; the board lists the newest first. */
  List<Comment> of(String item) {
    return read(item).reversed().stream().map(PlaneComments::comment).sorted(OLDEST_FIRST).toList();
  }

  /**
   * Writes one, or answers the one that has the external id.
   *
   * @throws BoardFailure of kind conflict when that one is on another card
   */
  Comment write(String item, String externalId, String text) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("comment_html", TextToHtml.comment(text))
            .put("external_source", PlaneItems.SOURCE)
            .put("external_id", externalId);
    PlaneCalls.Created created =
        calls.create(
            PlaneRequest.post(path(item, ""), body, RequestKind.COMMENT),
            () -> earlier(item, externalId));
    return comment(created.existing() ? whole(item, created.body(), externalId) : created.body());
  }

  private Optional<JsonNode> earlier(String item, String externalId) {
    return read(item).stream()
        .filter(comment -> comment.path("external_id").asText().equals(externalId))
        .filter(comment -> comment.path("external_source").asText().equals(PlaneItems.SOURCE))
        .findFirst();
  }

  /** The answer to a conflict holds the id only. */
  private JsonNode whole(String item, JsonNode known, String externalId) {
    if (known.has("comment_html")) {
      return known;
    }
    String id = known.path("id").asText();
    return Optional.of(id)
        .filter(PlaneAddress::isId)
        .flatMap(comment -> calls.find(path(item, comment + "/"), Map.of()))
        .orElseThrow(
            () ->
                new BoardFailure(
                    BoardFailure.Kind.CONFLICT,
                    "The comment %s exists already, but not on card %s"
                        .formatted(externalId, item)));
  }

  private List<JsonNode> read(String item) {
    return lists.all(path(item, ""), Map.of());
  }

  private String path(String item, String rest) {
    return address.ofItem(item, "/comments/" + rest);
  }

  private static Comment comment(JsonNode comment) {
    return new Comment(
        comment.path("id").asText(),
        HtmlToText.of(CardReading.text(comment, "comment_html").orElse("")),
        CardReading.text(comment, "actor")
            .or(() -> CardReading.text(comment, "created_by"))
            .orElse(""),
        CardReading.text(comment, "updated_by").orElse(null),
        CardReading.time(comment, "created_at"),
        CardReading.text(comment, "external_id").orElse(null));
  }
}
