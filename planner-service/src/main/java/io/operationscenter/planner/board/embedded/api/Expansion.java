package io.operationscenter.planner.board.embedded.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.kit.store.Transaction;
import io.operationscenter.planner.board.embedded.http.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts things in the place of their ids where {@code expand} names the key and {@code fields} keeps
 * it. What is null becomes an empty object.
 */
final class Expansion {

  private final Transaction tx;
  private final String project;
  private final List<String> names;

  private Expansion(Transaction tx, String project, List<String> names) {
    this.tx = tx;
    this.project = project;
    this.names = names;
  }

  static void apply(Transaction tx, String project, Request request, List<ObjectNode> items) {
    List<String> names = Page.names(request.parameter("expand").orElse(""));
    if (!items.isEmpty() && !names.equals(List.of(""))) {
      new Expansion(tx, project, names).apply(items);
    }
  }

  private void apply(List<ObjectNode> items) {
    if (names.contains("state")) {
      replace(items, "state", states());
    }
    if (names.contains("labels")) {
      replaceAll(items, "labels", Labels.of(tx, project));
    }
    Map<String, ObjectNode> people =
        names.contains("assignees") || names.contains("created_by") || names.contains("updated_by")
            ? Users.byId(tx)
            : Map.of();
    if (names.contains("assignees")) {
      replaceAll(items, "assignees", people);
    }
    for (String person : List.of("created_by", "updated_by")) {
      if (names.contains(person)) {
        replace(items, person, people);
      }
    }
    if (names.contains("project")) {
      replace(items, "project", one("select * from project where id = ?", projectShape()));
    }
    if (names.contains("workspace")) {
      replace(
          items,
          "workspace",
          one(
              "select w.* from workspace w join project p on p.workspace_id = w.id where p.id = ?",
              new Shape().text("name", "slug", "id")));
    }
    if (names.contains("parent")) {
      replace(items, "parent", parents());
    }
    if (names.contains("estimate_point")) {
      items.stream()
          .filter(item -> item.has("estimate_point"))
          .forEach(item -> item.putObject("estimate_point").putNull("id").putNull("value"));
    }
  }

  private static Shape projectShape() {
    return new Shape()
        .text("id", "identifier", "name")
        .nothing("cover_image", "icon_prop", "emoji")
        .text("description")
        .nothing("cover_image_url");
  }

  private Map<String, ObjectNode> one(String sql, Shape shape) {
    return byId(tx.query(sql, project).list(shape));
  }

  private Map<String, ObjectNode> states() {
    List<ObjectNode> states = States.of(tx, project);
    states.forEach(state -> state.retain("id", "name", "color", "group"));
    return byId(states);
  }

  private Map<String, ObjectNode> parents() {
    return byId(
        tx.query("select * from work_item where project_id = ?", project)
            .list(
                new Shape().text("id").number("sequence_id").textFrom("project_id", "project_id")));
  }

  private static Map<String, ObjectNode> byId(List<ObjectNode> things) {
    Map<String, ObjectNode> byId = new HashMap<>();
    things.forEach(thing -> byId.put(thing.path("id").textValue(), thing));
    return byId;
  }

  private static void replace(List<ObjectNode> items, String key, Map<String, ObjectNode> things) {
    for (ObjectNode item : items) {
      JsonNode id = item.get(key);
      if (id != null) {
        ObjectNode thing = things.get(id.textValue());
        item.set(key, thing == null ? JsonNodeFactory.instance.objectNode() : thing);
      }
    }
  }

  private static void replaceAll(
      List<ObjectNode> items, String key, Map<String, ObjectNode> things) {
    for (ObjectNode item : items) {
      if (item.get(key) instanceof ArrayNode ids) {
        ArrayNode expanded = JsonNodeFactory.instance.arrayNode();
        for (JsonNode id : ids) {
          ObjectNode thing = things.get(id.textValue());
          if (thing != null) {
            expanded.add(thing);
          }
        }
        item.set(key, expanded);
      }
    }
  }
}
