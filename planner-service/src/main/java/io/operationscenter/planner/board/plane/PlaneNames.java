package io.operationscenter.planner.board.plane;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.Map;

/** The named things of one kind in the project: its columns, or its labels. */
final class PlaneNames {

  private final PlaneCalls calls;
  private final String path;
  private final KnownNames known;

  /**
   * @param path of their list
   */
  PlaneNames(PlaneCalls calls, PlaneLists lists, String path, InstantSource clock) {
    this.calls = calls;
    this.path = path;
    this.known = new KnownNames(() -> lists.all(path, Map.of()), clock);
  }

  KnownNames known() {
    return known;
  }

  /**
   * Creates one, or answers the one of that name.
   *
   * @param body everything but the name
   */
  PlaneCalls.Created create(String name, ObjectNode body) {
    PlaneCalls.Created created =
        calls.create(
            PlaneRequest.post(path, body.put("name", name), RequestKind.CREATE),
            () -> {
              known.refresh();
              return known
                  .idOf(name)
                  .map(id -> JsonNodeFactory.instance.objectNode().put("id", id));
            });
    known.add(created.body().path("id").asText(), name);
    return created;
  }
}
