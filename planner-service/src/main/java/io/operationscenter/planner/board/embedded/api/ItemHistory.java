package io.operationscenter.planner.board.embedded.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.kit.store.Transaction;
import io.operationscenter.planner.board.embedded.api.Activities.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What changed between a work item as it was and the values that were written over it. */
final class ItemHistory {

  private final Transaction tx;
  private final ObjectNode before;
  private final List<Change> changes = new ArrayList<>();

  private ItemHistory(Transaction tx, ObjectNode before) {
    this.tx = tx;
    this.before = before;
  }

  /** In the order in which the values were sent. */
  static List<Change> between(
      Transaction tx, ObjectNode before, Map<String, @Nullable Object> values) {
    ItemHistory history = new ItemHistory(tx, before);
    values.forEach(history::compare);
    return history.changes;
  }

  private void compare(String field, @Nullable Object value) {
    switch (field) {
      case "name" -> text("name", "name", value, "updated the name to");
      case "description_html" ->
          text("description_html", "description", value, "updated the description to");
      case "priority" -> text("priority", "priority", value, "updated the priority to");
      case "start_date" -> text("start_date", "start_date", value, "updated the start date to ");
      case "target_date" -> text("target_date", "target_date", value, "updated the target date to");
      case "state" -> state(String.valueOf(value));
      case "labels" -> set("labels", "label", ItemFields.texts(value), this::labelName);
      case "assignees" -> set("assignees", "assignee", ItemFields.texts(value), this::personName);
      case "archived_at" -> archived(value != null);
      default -> {
        // Plane keeps no history of the other fields.
      }
    }
  }

  private void text(String key, String field, @Nullable Object value, String comment) {
    String old = before.path(key).asText("");
    String now = value == null ? "" : value.toString();
    if (!(before.path(key).isNull() ? "" : old).equals(now)) {
      changes.add(Change.of(field, before.path(key).isNull() ? "" : old, now, comment));
    }
  }

  private void state(String id) {
    String old = before.path("state").asText();
    if (!old.equals(id)) {
      changes.add(
          Change.of("state", stateName(old), stateName(id), "updated the state to")
              .withIds(old, id));
    }
  }

  private void archived(boolean archive) {
    if (archive && before.path("archived_at").isNull()) {
      changes.add(Change.of("archived_at", null, "manual_archive", "Actor has archived the issue"));
    } else if (!archive && !before.path("archived_at").isNull()) {
      changes.add(Change.of("archived_at", "archive", "restore", "has restored the issue"));
    }
  }

  @FunctionalInterface
  private interface Naming {
    String of(String id);
  }

  private void set(String key, String thing, List<String> now, Naming naming) {
    List<String> old =
        StreamSupport.stream(before.path(key).spliterator(), false).map(JsonNode::asText).toList();
    now.stream()
        .filter(id -> !old.contains(id))
        .forEach(
            id ->
                changes.add(
                    Change.of(key, "", naming.of(id), "added " + thing + " ").withIds(null, id)));
    old.stream()
        .filter(id -> !now.contains(id))
        .forEach(
            id ->
                changes.add(
                    Change.of(key, naming.of(id), "", "removed " + thing + " ").withIds(id, null)));
  }

  private String stateName(String id) {
    return tx.query("select name from state where id = ?", id).one(row -> row.text("name"));
  }

  private String labelName(String id) {
    return tx.query("select name from label where id = ?", id).one(row -> row.text("name"));
  }

  private String personName(String id) {
    return tx.query("select display_name from person where id = ?", id)
        .one(row -> row.text("display_name"));
  }
}
