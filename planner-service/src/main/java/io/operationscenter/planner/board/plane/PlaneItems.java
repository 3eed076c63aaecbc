package io.operationscenter.planner.board.plane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.NewCard;
import io.operationscenter.planner.board.text.TextToHtml;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Work items as the API has them (spec 10 §4). */
final class PlaneItems {

  /** Who we are for {@code external_id}. */
  static final String SOURCE = "operations-center";

  private static final Duration OVERLAP = Duration.ofMinutes(5);
  private static final int CHANGES_PAGE = 100;
  private static final int LONGEST_NAME = 255;

  private static final String FIELDS =
      "id,name,sequence_id,state,labels,created_at,updated_at,priority,external_id,"
          + "external_source,description_html";

  private final PlaneCalls calls;
  private final PlaneLists lists;
  private final PlaneAddress address;

  PlaneItems(PlaneCalls calls, PlaneLists lists, PlaneAddress address) {
    this.calls = calls;
    this.lists = lists;
    this.address = address;
  }

  /** All that are neither archived nor drafts, the oldest first: new ones only append. */
  List<JsonNode> all() {
    return lists.all(path(), query("created_at"));
  }

  /** Those that changed since then or shortly before, the newest change first. */
  List<JsonNode> changedSince(Instant watermark) {
    Instant from = watermark.minus(OVERLAP);
    return lists.until(
        item -> {
          Instant changed = CardReading.time(item, "updated_at");
          return changed != null && changed.isBefore(from);
        },
        path(),
        query("-updated_at"),
        CHANGES_PAGE);
  }

  Optional<JsonNode> find(String id) {
    return PlaneAddress.isId(id)
        ? calls.find(address.ofItem(id, "/"), Map.of("expand", "state"))
        : Optional.empty();
  }

  JsonNode get(String id) {
    return calls.get(address.ofItem(id, "/"), Map.of("expand", "state"));
  }

  /** Finds archived ones too. */
  Optional<JsonNode> findByExternalId(String externalId) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("external_id", externalId);
    query.put("external_source", SOURCE);
    query.put("expand", "state");
    return calls.find(path(), query).filter(item -> item.path("id").isTextual());
  }

  /**
   * Creates one, or finds the one that has the external id.
   *
   * @param state id
   * @param labels ids
   */
  PlaneCalls.Created create(NewCard card, String state, List<String> labels) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", name(card.title()))
            .put("description_html", TextToHtml.description(card.description()))
            .put("state", state)
            .put("priority", card.boardPriority())
            .put("external_source", SOURCE)
            .put("external_id", card.externalId());
    labels.forEach(body.putArray("labels")::add);
    return calls.create(
        PlaneRequest.post(path(), body, RequestKind.CREATE),
        () -> findByExternalId(card.externalId()));
  }

  /** Moves one, with the dates of spec 06 §2.1. */
  JsonNode move(String id, BoardState state, String stateId, LocalDate today) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("state", stateId);
    switch (state) {
      case RUNNING -> body.put("start_date", today.toString());
      case DONE, REVIEW, IN_REVIEW, BLOCKED -> body.put("target_date", today.toString());
      case BACKLOG, READY, CANCELLED -> {}
    }
    return calls.patch(address.ofItem(id, "/"), body, RequestKind.TRANSITION);
  }

  JsonNode edit(String id, String title, String description) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", name(title))
            .put("description_html", TextToHtml.description(description));
    return calls.patch(address.ofItem(id, "/"), body, RequestKind.CREATE);
  }

  /** Replaces the whole set. */
  JsonNode setLabels(String id, List<String> labels) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    labels.forEach(body.putArray("labels")::add);
    return calls.patch(address.ofItem(id, "/"), body, RequestKind.CREATE);
  }

  private String path() {
    return address.inProject("/work-items/");
  }

  private static Map<String, String> query(String order) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("order_by", order);
    query.put("expand", "state");
    query.put("fields", FIELDS);
    return query;
  }

  /** One line of at most 255 characters, as the board counts them. */
  private static String name(String title) {
    String line = title.replace("\0", "").replaceAll("\\s+", " ").strip();
    int characters = line.codePointCount(0, line.length());
    return characters <= LONGEST_NAME
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_NAME)).strip();
  }
}
