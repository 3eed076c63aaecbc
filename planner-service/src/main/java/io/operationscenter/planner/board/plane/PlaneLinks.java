package io.operationscenter.planner.board.plane;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.planner.board.BoardFailure;
import java.util.Map;

/** Links of a card (spec 10 §6). */
final class PlaneLinks {

  /** What became of a link. */
  enum Outcome {
    ADDED,
    EXISTING,
    /** The board takes no such address, e.g. one whose host has no dot. */
    REFUSED
  }

  private final PlaneCalls calls;
  private final PlaneLists lists;
  private final PlaneAddress address;

  PlaneLinks(PlaneCalls calls, PlaneLists lists, PlaneAddress address) {
    this.calls = calls;
    this.lists = lists;
    this.address = address;
  }

  Outcome add(String item, String title, String url) {
    String path = address.ofItem(item, "/links/");
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("title", title).put("url", url);
    try {
      PlaneCalls.Created created =
          calls.create(
              PlaneRequest.post(path, body, RequestKind.CREATE),
              () ->
                  lists.all(path, Map.of()).stream()
                      .filter(link -> link.path("url").asText().equals(url))
                      .findFirst());
      return created.existing() ? Outcome.EXISTING : Outcome.ADDED;
    } catch (BoardFailure e) {
      if (e.kind() != BoardFailure.Kind.VALIDATION) {
        throw e;
      }
      return String.valueOf(e.getMessage()).contains("already exists")
          ? Outcome.EXISTING
          : Outcome.REFUSED;
    }
  }
}
