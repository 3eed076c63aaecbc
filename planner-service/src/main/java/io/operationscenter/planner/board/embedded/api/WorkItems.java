package io.operationscenter.planner.board.embedded.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.kit.store.Transaction;
import io.operationscenter.planner.board.embedded.api.Activities.Change;
import io.operationscenter.planner.board.embedded.http.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cards (spec 10 §2, §4). */
public final class WorkItems {

  private static final double FIRST = 65_535;
  private static final double GAP = 10_000;
  private static final int LONGEST_NUMBER = 18;
  private static final String SAME_EXTERNAL =
      "Issue with the same external id and external source already exists";

  private final BoardContent content;

  WorkItems(BoardContent content) {
    this.content = content;
  }

  List<Route> routes() {
    return List.of(
        Route.of(Paths.ITEMS, Permissions::projectContent)
            .on("GET", this::list)
            .on("POST", this::post),
        Route.of(Paths.ITEM, Permissions::projectContent)
            .on("GET", this::get)
            .on("PATCH", this::patch)
            .on("DELETE", this::delete),
        Route.of(
                Paths.WORKSPACE
                    + "{collection:work-items|issues}/{identifier:[^/]+}-{sequence:[0-9]+}/",
                Permissions::readableKey)
            .on("GET", this::byKey));
  }

  /** Everything that lists show, the newest first. */
  public List<ObjectNode> of(String project) {
    return content
        .store()
        .read(
            tx ->
                ItemReading.list(
                    tx,
                    " and i.project_id = ?" + ItemReading.SEEN + " order by i.created_at desc",
                    project));
  }

  /** One that lists show. */
  public Optional<ObjectNode> find(String project, String id) {
    return content.store().read(tx -> ItemReading.find(tx, project, id, ItemReading.SEEN));
  }

  static boolean exists(Transaction tx, String id) {
    return tx.query("select id from work_item where id = ? and deleted_at is null", id)
        .first(row -> row.text("id"))
        .isPresent();
  }

  static boolean isOf(Transaction tx, String project, String id) {
    return tx.query(
            "select id from work_item where project_id = ? and id = ? and deleted_at is null",
            project,
            id)
        .first(row -> row.text("id"))
        .isPresent();
  }

  /** Comments and links move the item's time too. */
  static void touch(Transaction tx, String id, long now) {
    tx.update("update work_item set updated_at = ? where id = ?", now, id);
  }

  private Answer list(Call call) {
    Optional<String> externalId = call.request().parameter("external_id");
    Optional<String> source = call.request().parameter("external_source");
    if (externalId.isPresent() && source.isPresent()) {
      return byExternalId(call, source.get(), externalId.get());
    }
    return Answer.json(200, content.store().read(tx -> page(tx, call)));
  }

  /**
   * The page of the list that is asked for, with what it expands; so many queries for any number.
   */
  static ObjectNode page(Transaction tx, Call call) {
    Page page = Page.of(call.request());
    String order = ItemOrder.sql(call.request().parameter("order_by").orElse("-created_at"));
    String where = " and i.project_id = ?" + ItemReading.SEEN;
    long total = ItemReading.count(tx, where, call.project());
    List<ObjectNode> rows =
        ItemReading.list(
            tx, where + order + " limit ? offset ?", call.project(), page.size(), page.offset());
    shape(tx, call, rows);
    return page.envelope(total, rows);
  }

  private static void shape(Transaction tx, Call call, List<ObjectNode> rows) {
    Page.keepFields(call.request(), rows);
    Expansion.apply(tx, call.project(), call.request(), rows);
  }

  /** Finds archived ones and drafts too. */
  private Answer byExternalId(Call call, String source, String externalId) {
    ObjectNode item =
        content
            .store()
            .read(
                tx -> {
                  List<String> ids =
                      new SameExternal("work_item", call.project(), source, externalId).findAll(tx);
                  if (ids.isEmpty()) {
                    throw Refused.notFound();
                  }
                  if (ids.size() > 1) {
                    throw Refused.notValid();
                  }
                  return shaped(tx, call, ids.getFirst(), "");
                });
    return Answer.json(200, item);
  }

  private static ObjectNode shaped(Transaction tx, Call call, String id, String more) {
    ObjectNode item = ItemReading.find(tx, call.project(), id, more).orElseThrow(Refused::notFound);
    shape(tx, call, List.of(item));
    return item;
  }

  private Answer get(Call call) {
    return Answer.json(
        200,
        content.store().<ObjectNode>read(tx -> shaped(tx, call, call.item(), ItemReading.SEEN)));
  }

  private Answer byKey(Call call) {
    ObjectNode item =
        content
            .store()
            .read(
                tx -> {
                  List<ObjectNode> found =
                      ItemReading.list(
                          tx,
                          " and p.identifier = ? and i.sequence_id = ? and p.workspace_id ="
                              + " (select id from workspace where slug = ?)"
                              + ItemReading.SEEN,
                          call.name("identifier"),
                          sequence(call),
                          call.slug());
                  if (found.isEmpty()) {
                    throw Refused.notFound();
                  }
                  String project = found.getFirst().path("project").textValue();
                  Page.keepFields(call.request(), found);
                  Expansion.apply(tx, project, call.request(), found);
                  return found.getFirst();
                });
    return Answer.json(200, item);
  }

  private static long sequence(Call call) {
    String digits = call.name("sequence");
    if (digits.length() > LONGEST_NUMBER) {
      throw Refused.notFound();
    }
    return Long.parseLong(digits);
  }

  private Answer post(Call call) {
    return Answer.json(201, create(call.project(), call.caller(), call.json()));
  }

  /**
   * Makes one.
   *
   * @param body as on the wire
   * @throws Refused when something in it is wrong, or the external pair is taken
   */
  public ObjectNode create(String project, Caller caller, JsonNode body) {
    return content.write(
        tx -> {
          Map<String, @Nullable Object> values = ItemFields.check(tx, project, body, false);
          SameExternal.of("work_item", project, values)
              .find(tx)
              .ifPresent(
                  id -> {
                    throw Refused.exists(SAME_EXTERNAL, id);
                  });
          String id = content.stamp().id();
          insert(tx, new Place(project, id), caller, values);
          content
              .activities()
              .record(tx, project, id, caller, Change.created(null, "created the issue"));
          return ItemReading.find(tx, project, id, "").orElseThrow(Refused::notFound);
        });
  }

  private record Place(String project, String id) {}

  private void insert(
      Transaction tx, Place place, Caller caller, Map<String, @Nullable Object> values) {
    long now = content.stamp().next(tx);
    String state =
        values.get("state") instanceof String given ? given : States.defaultOf(tx, place.project());
    new Columns()
        .set("id", place.id())
        .set("project_id", place.project())
        .set("state_id", state)
        .set("description_html", "<p></p>")
        .set("priority", "none")
        .set("sequence_id", nextSequence(tx, place.project()))
        .set("sort_order", nextOrder(tx, state))
        .set("completed_at", completedAt(tx, state, now))
        .set("is_draft", false)
        .set("created_at", now)
        .set("updated_at", now)
        .set("created_by", caller.id())
        .take(values, "name", "description_html", "priority", "start_date", "target_date")
        .take(values, "archived_at", "is_draft", "sort_order", "parent")
        .take(values, "external_source", "external_id")
        .insert(tx, "work_item");
    replaceSets(tx, place.id(), values);
  }

  private static long nextSequence(Transaction tx, String project) {
    return tx.query(
            "update project set next_sequence = next_sequence + 1 where id = ?"
                + " returning next_sequence - 1 as n",
            project)
        .one(row -> row.number("n"));
  }

  private static double nextOrder(Transaction tx, String state) {
    return GAP
        + tx.query(
                "select coalesce(max(sort_order), ?) as last from work_item where state_id = ?",
                FIRST - GAP,
                state)
            .one(row -> row.real("last"));
  }

  private static @Nullable Long completedAt(Transaction tx, String state, long now) {
    return States.groupOf(tx, state).equals("completed") ? now : null;
  }

  private static void replaceSets(Transaction tx, String id, Map<String, @Nullable Object> values) {
    replaceSet(tx, id, "work_item_label", values.get("labels"));
    replaceSet(tx, id, "work_item_assignee", values.get("assignees"));
  }

  private static void replaceSet(Transaction tx, String id, String table, @Nullable Object others) {
    if (others != null) {
      tx.update("delete from " + table + " where work_item_id = ?", id);
      for (String other : ItemFields.texts(others)) {
        tx.update("insert into " + table + " values (?, ?)", id, other);
      }
    }
  }

  private Answer patch(Call call) {
    return Answer.json(200, change(call.project(), call.item(), call.caller(), call.json()));
  }

  /**
   * Changes what is sent and leaves the rest.
   *
   * @throws Refused when it is not there, something is wrong, or the external pair is taken
   */
  public ObjectNode change(String project, String id, Caller caller, JsonNode body) {
    return content.write(
        tx -> {
          ObjectNode before = ItemReading.find(tx, project, id, "").orElseThrow(Refused::notFound);
          Map<String, @Nullable Object> values = ItemFields.check(tx, project, body, true);
          requireFreePair(tx, before, values);
          long now = content.stamp().next(tx);
          String state =
              String.valueOf(values.getOrDefault("state", before.path("state").asText()));
          new Columns()
              .take(values, "name", "description_html", "priority", "start_date", "target_date")
              .take(values, "archived_at", "is_draft", "sort_order", "parent", "sequence_id")
              .take(values, "external_source", "external_id", "created_by")
              .set("state_id", state)
              .set("completed_at", completedAt(tx, state, now))
              .set("updated_at", now)
              .set("updated_by", caller.id())
              .update(tx, "work_item", id);
          replaceSets(tx, id, values);
          for (Change change : ItemHistory.between(tx, before, values)) {
            content.activities().record(tx, project, id, caller, change);
          }
          return ItemReading.find(tx, project, id, "").orElseThrow(Refused::notFound);
        });
  }

  /** Looked at only when an external id is sent; the answer names the item itself, as Plane's. */
  private static void requireFreePair(
      Transaction tx, ObjectNode before, Map<String, @Nullable Object> values) {
    Object externalId = values.get("external_id");
    if (externalId == null || before.path("external_id").asText().equals(externalId)) {
      return;
    }
    Object source =
        values.getOrDefault("external_source", before.path("external_source").textValue());
    new SameExternal("work_item", before.path("project").asText(), source, externalId)
        .find(tx)
        .ifPresent(
            _ -> {
              throw Refused.exists(SAME_EXTERNAL, before.path("id").asText());
            });
  }

  private Answer delete(Call call) {
    content.<Boolean>write(
        tx -> {
          ObjectNode item =
              ItemReading.find(tx, call.project(), call.item(), "").orElseThrow(Refused::notFound);
          int role = Access.projectRole(tx, call.slug(), call.project(), call.caller());
          boolean own = item.path("created_by").asText().equals(call.caller().id());
          if (role < Access.ADMIN && !own) {
            throw Refused.error(403, "Only admin or creator can delete the work item");
          }
          new Columns()
              .set("deleted_at", content.stamp().next(tx))
              .update(tx, "work_item", call.item());
          return true;
        });
    return Answer.empty(204);
  }
}
