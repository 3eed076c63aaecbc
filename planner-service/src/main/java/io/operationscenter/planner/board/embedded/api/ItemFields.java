package io.operationscenter.planner.board.embedded.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.operationscenter.kit.store.Transaction;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks what is sent for a work item and makes values to store of it (spec 10 §4). */
final class ItemFields {

  static final List<String> PRIORITIES = List.of("urgent", "high", "medium", "low", "none");

  private ItemFields() {}

  /**
   * By wire name; {@code state} is never null and {@code description_html} is in its stored form.
   *
   * @param partial for a change; otherwise the name must be there
   */
  static Map<String, @Nullable Object> check(
      Transaction tx, String project, JsonNode body, boolean partial) {
    Map<String, @Nullable Object> values =
        Payload.of(body, partial)
            .requiredText("name")
            .htmlText("description_html")
            .choice("priority", PRIORITIES)
            .date("start_date")
            .date("target_date")
            .date("archived_at")
            .id("state", id -> States.exists(tx, id))
            .id("parent", id -> WorkItems.exists(tx, id))
            .id("created_by", id -> Users.exists(tx, id))
            .ids("labels", id -> Labels.exists(tx, id))
            .ids("assignees", id -> Users.exists(tx, id))
            .whole("sequence_id")
            .real("sort_order")
            .flag("is_draft")
            .optionalText("external_source", "external_id")
            .checked();
    requireDatesInOrder(values);
    values.computeIfPresent("description_html", (_, html) -> Descriptions.stored((String) html));
    values.computeIfPresent("labels", (_, ids) -> ofProject(tx, project, "label", ids));
    values.computeIfPresent("assignees", (_, ids) -> writers(tx, project, ids));
    if (values.containsKey("state") && values.get("state") == null) {
      values.put("state", States.defaultOf(tx, project));
    }
    if (values.get("state") instanceof String state && !States.isOf(tx, project, state)) {
      throw Refused.payload("State is not valid please pass a valid state_id");
    }
    if (values.get("parent") instanceof String parent && !WorkItems.isOf(tx, project, parent)) {
      throw Refused.payload("Parent is not valid issue_id please pass a valid issue_id");
    }
    return values;
  }

  private static void requireDatesInOrder(Map<String, @Nullable Object> values) {
    if (values.get("start_date") instanceof String start
        && values.get("target_date") instanceof String target
        && start.compareTo(target) > 0) {
      throw Refused.payload("Start date cannot exceed target date");
    }
  }

  private static List<String> ofProject(Transaction tx, String project, String table, Object sent) {
    List<String> present =
        tx.query("select id from " + table + " where project_id = ?", project)
            .list(row -> row.text("id"));
    return texts(sent).stream().filter(present::contains).toList();
  }

  /** Guests, and people of other projects, are dropped without a word. */
  private static List<String> writers(Transaction tx, String project, Object sent) {
    List<String> present =
        tx.query(
                "select person_id from project_member where project_id = ? and role >= ?",
                project,
                Access.MEMBER)
            .list(row -> row.text("person_id"));
    return texts(sent).stream().filter(present::contains).toList();
  }

  static List<String> texts(@Nullable Object values) {
    return values instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
  }
}
