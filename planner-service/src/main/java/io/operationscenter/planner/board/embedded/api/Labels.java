package io.operationscenter.planner.board.embedded.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.kit.store.Transaction;
import io.operationscenter.planner.board.embedded.http.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The labels of a project (spec 10 §6). */
public final class Labels {

  private static final double FIRST = 65_535;
  private static final double GAP = 10_000;

  private static final String SELECT =
      "select l.*, p.workspace_id from label l join project p on p.id = l.project_id"
          + " where l.deleted_at is null and l.project_id = ?";

  private static final Shape SHAPE =
      new Shape()
          .text("id")
          .time("created_at", "updated_at")
          .nothing("deleted_at")
          .text("name", "description", "color")
          .real("sort_order")
          .text("external_source", "external_id", "created_by", "updated_by")
          .textFrom("workspace", "workspace_id")
          .textFrom("project", "project_id")
          .text("parent");

  private final BoardContent content;

  Labels(BoardContent content) {
    this.content = content;
  }

  List<Route> routes() {
    return List.of(
        Route.of(Paths.PROJECT + "labels/", Permissions::projectContent)
            .on("GET", this::list)
            .on("POST", this::create),
        Route.of(Paths.PROJECT + "labels/{id}/", Permissions::projectContent)
            .on("GET", this::get)
            .on("PATCH", this::patch)
            .on("DELETE", this::delete));
  }

  static Map<String, ObjectNode> of(Transaction tx, String project) {
    Map<String, ObjectNode> labels = new LinkedHashMap<>();
    for (ObjectNode label : tx.query(SELECT + " order by l.created_at desc", project).list(SHAPE)) {
      labels.put(label.path("id").textValue(), label);
    }
    return labels;
  }

  /** The newest first. */
  public List<ObjectNode> of(String project) {
    return content.store().read(tx -> List.copyOf(of(tx, project).values()));
  }

  /** The id of the label of that name, which is made when there is none. */
  public String named(String project, Caller caller, String name) {
    return content.write(
        tx ->
            tx.query(
                    "select id from label where project_id = ? and name = ? and deleted_at is null",
                    project,
                    name)
                .first(row -> row.text("id"))
                .orElseGet(() -> insert(tx, project, caller.id(), Map.of("name", name))));
  }

  static boolean exists(Transaction tx, String id) {
    return tx.query("select id from label where id = ? and deleted_at is null", id)
        .first(row -> row.text("id"))
        .isPresent();
  }

  private static Optional<ObjectNode> find(Transaction tx, String project, String id) {
    return tx.query(SELECT + " and l.id = ?", project, id).first(SHAPE);
  }

  private Answer list(Call call) {
    return Page.of(call.request(), of(call.project()));
  }

  private Answer get(Call call) {
    ObjectNode label =
        content
            .store()
            .read(tx -> find(tx, call.project(), call.id()))
            .orElseThrow(Refused::notFound);
    return Page.single(call.request(), label);
  }

  private static Payload fields(Transaction tx, Call call, boolean partial) {
    return Payload.of(call.json(), partial)
        .requiredText("name")
        .text("color")
        .text("description")
        .real("sort_order")
        .id("parent", id -> exists(tx, id))
        .optionalText("external_source", "external_id");
  }

  private Answer create(Call call) {
    ObjectNode label =
        content.write(
            tx -> {
              Map<String, @Nullable Object> values = fields(tx, call, false).checked();
              refuseSameExternal(tx, call, values, "");
              SameName.refuse(
                  tx,
                  "label",
                  call,
                  values,
                  "Label with the same name already exists in the project");
              String id = insert(tx, call.project(), call.caller().id(), values);
              return find(tx, call.project(), id).orElseThrow(Refused::notFound);
            });
    return Answer.json(201, label);
  }

  private static void refuseSameExternal(
      Transaction tx, Call call, Map<String, @Nullable Object> values, String own) {
    SameExternal.of("label", call.project(), values)
        .find(tx)
        .filter(id -> !id.equals(own))
        .ifPresent(
            id -> {
              throw Refused.exists(
                  "Label with the same external id and external source already exists", id);
            });
  }

  private String insert(
      Transaction tx, String project, String creator, Map<String, @Nullable Object> values) {
    return insert(tx, content.stamp(), project, creator, values);
  }

  /** Writes a new one. */
  static String insert(
      Transaction tx,
      Stamp stamp,
      String project,
      String creator,
      Map<String, @Nullable Object> values) {
    String id = stamp.id();
    long now = stamp.next(tx);
    double order =
        tx.query(
                "select coalesce(max(sort_order), ?) as last from label where project_id = ?",
                FIRST - GAP,
                project)
            .one(row -> row.real("last"));
    new Columns()
        .set("id", id)
        .set("project_id", project)
        .set("description", "")
        .set("color", "")
        .set("sort_order", order + GAP)
        .set("created_at", now)
        .set("updated_at", now)
        .set("created_by", creator)
        .take(values, "name", "color", "description", "sort_order", "parent")
        .take(values, "external_source", "external_id")
        .insert(tx, "label");
    return id;
  }

  private Answer patch(Call call) {
    ObjectNode label =
        content.write(
            tx -> {
              Refused.notFoundUnless(find(tx, call.project(), call.id()).isPresent());
              Map<String, @Nullable Object> values = fields(tx, call, true).checked();
              refuseSameExternal(tx, call, values, call.id());
              SameName.refuseRename(tx, "label", call, values);
              new Columns()
                  .take(values, "name", "color", "description", "sort_order", "parent")
                  .take(values, "external_source", "external_id")
                  .set("updated_at", content.stamp().next(tx))
                  .set("updated_by", call.caller().id())
                  .update(tx, "label", call.id());
              return find(tx, call.project(), call.id()).orElseThrow(Refused::notFound);
            });
    return Answer.json(200, label);
  }

  private Answer delete(Call call) {
    content.<Boolean>write(
        tx -> {
          Refused.notFoundUnless(find(tx, call.project(), call.id()).isPresent());
          tx.update("delete from work_item_label where label_id = ?", call.id());
          new Columns().set("deleted_at", content.stamp().next(tx)).update(tx, "label", call.id());
          return true;
        });
    return Answer.empty(204);
  }
}
