package io.operationscenter.planner.board.embedded.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.kit.store.Transaction;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads work items with the ids of their labels and assignees. */
final class ItemReading {

  /** In lists and single reads: no archived and no draft ones. */
  static final String SEEN = " and i.archived_at is null and i.is_draft = 0";

  private static final String FROM =
      " from work_item i join project p on p.id = i.project_id join state s on s.id = i.state_id"
          + " where i.deleted_at is null";

  private static final Shape SHAPE =
      new Shape()
          .text("id")
          .nothing("type_id")
          .time("created_at", "updated_at")
          .nothing("deleted_at", "point")
          .text("name", "description_html")
          .nothing("description_binary")
          .text("priority", "start_date", "target_date")
          .number("sequence_id")
          .real("sort_order")
          .time("completed_at")
          .text("archived_at")
          .flag("is_draft", "is_draft")
          .text("external_source", "external_id", "created_by", "updated_by")
          .textFrom("project", "project_id")
          .textFrom("workspace", "workspace_id")
          .text("parent")
          .textFrom("state", "state_id")
          .nothing("estimate_point", "type")
          .computed((row, node) -> node.putArray("assignees"))
          .computed((row, node) -> node.putArray("labels"));

  private ItemReading() {}

  /** Those that match, in order. */
  static List<ObjectNode> list(Transaction tx, String where, @Nullable Object... arguments) {
    List<ObjectNode> items =
        tx.query("select i.*, p.workspace_id" + FROM + where, arguments).list(SHAPE);
    Map<String, ObjectNode> byId = new HashMap<>();
    items.forEach(item -> byId.put(item.path("id").textValue(), item));
    attach(tx, byId, "labels", "work_item_label", "label_id");
    attach(tx, byId, "assignees", "work_item_assignee", "person_id");
    return items;
  }

  static long count(Transaction tx, String where, @Nullable Object... arguments) {
    return tx.query("select count(*) as n" + FROM + where, arguments).one(row -> row.number("n"));
  }

  static Optional<ObjectNode> find(Transaction tx, String project, String id, String more) {
    return list(tx, " and i.project_id = ? and i.id = ?" + more, project, id).stream().findFirst();
  }

  private record Attached(String item, String other) {}

  private static void attach(
      Transaction tx, Map<String, ObjectNode> byId, String key, String table, String column) {
    if (byId.isEmpty()) {
      return;
    }
    String marks = String.join(", ", Collections.nCopies(byId.size(), "?"));
    tx.query(
            "select work_item_id, "
                + column
                + " as other from "
                + table
                + " where work_item_id in ("
                + marks
                + ") order by work_item_id, other",
            byId.keySet().toArray())
        .list(row -> new Attached(row.text("work_item_id"), row.text("other")))
        .forEach(
            attached -> {
              ObjectNode item = byId.get(attached.item());
              if (item != null && item.get(key) instanceof ArrayNode others) {
                others.add(attached.other());
              }
            });
  }
}
