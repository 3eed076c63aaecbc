package io.operationscenter.planner.board.embedded.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.kit.store.Transaction;
import io.operationscenter.planner.board.embedded.http.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Comments, kept exactly as sent; every member may change every one (spec 10 §5). */
public final class Comments {

  private static final List<String> ACCESS = List.of("INTERNAL", "EXTERNAL");

  private static final String SELECT =
      "select c.*, c.actor as created_by, p.workspace_id from comment c"
          + " join project p on p.id = c.project_id join work_item i on i.id = c.work_item_id"
          + " where c.deleted_at is null and i.deleted_at is null"
          + " and c.project_id = ? and c.work_item_id = ?";

  private static final Shape SHAPE =
      new Shape()
          .text("id")
          .time("created_at", "updated_at")
          .nothing("deleted_at")
          .text("comment_html")
          .computed((row, node) -> node.putArray("attachments"))
          .text("access", "external_source", "external_id")
          .nothing("edited_at")
          .text("created_by", "updated_by")
          .textFrom("project", "project_id")
          .textFrom("workspace", "workspace_id")
          .textFrom("description", "text_id")
          .textFrom("issue", "work_item_id")
          .text("actor")
          .nothing("parent");

  private final BoardContent content;

  Comments(BoardContent content) {
    this.content = content;
  }

  List<Route> routes() {
    return List.of(
        Route.of(Paths.ITEM + "comments/", Permissions::projectMember)
            .on("GET", this::list)
            .on("POST", this::post),
        Route.of(Paths.ITEM + "comments/{id}/", Permissions::projectMember)
            .on("GET", this::get)
            .on("PATCH", this::patch)
            .on("DELETE", this::delete));
  }

  /** Of an item, the newest first; empty when there is no such item. */
  public List<ObjectNode> of(String project, String item) {
    List<ObjectNode> comments =
        content
            .store()
            .read(
                tx -> tx.query(SELECT + " order by c.created_at desc", project, item).list(SHAPE));
    comments.forEach(comment -> comment.put("is_member", true));
    return comments;
  }

  private static Optional<ObjectNode> find(Transaction tx, Call call) {
    return tx.query(SELECT + " and c.id = ?", call.project(), call.item(), call.id()).first(SHAPE);
  }

  private Answer list(Call call) {
    return Page.of(call.request(), of(call.project(), call.item()));
  }

  private Answer get(Call call) {
    ObjectNode comment = content.store().read(tx -> find(tx, call)).orElseThrow(Refused::notFound);
    return Page.single(call.request(), comment.put("is_member", true));
  }

  private static Map<String, @Nullable Object> fields(JsonNode body) {
    return Payload.of(body, true)
        .htmlText("comment_html")
        .choice("access", ACCESS)
        .optionalText("external_source", "external_id")
        .checked();
  }

  private Answer post(Call call) {
    return Answer.json(201, create(call.project(), call.item(), call.caller(), call.json()));
  }

  /**
   * Writes one.
   *
   * @throws Refused when the item is not there or the external pair is taken
   */
  public ObjectNode create(String project, String item, Caller caller, JsonNode body) {
    Map<String, @Nullable Object> values = fields(body);
    return content.write(
        tx -> {
          refuseSameExternal(tx, project, values, "");
          if (!WorkItems.isOf(tx, project, item)) {
            throw Refused.notValid();
          }
          String id = content.stamp().id();
          long now = content.stamp().next(tx);
          new Columns()
              .set("id", id)
              .set("project_id", project)
              .set("work_item_id", item)
              .set("text_id", content.stamp().id())
              .set("comment_html", "<p></p>")
              .set("access", "INTERNAL")
              .set("created_at", now)
              .set("updated_at", now)
              .set("actor", caller.id())
              .take(values, "comment_html", "access", "external_source", "external_id")
              .insert(tx, "comment");
          WorkItems.touch(tx, item, content.stamp().next(tx));
          ObjectNode comment = tx.query(SELECT + " and c.id = ?", project, item, id).one(SHAPE);
          // Told in the answer to the create only; read, it is null until somebody edits.
          return comment.put("updated_by", caller.id());
        });
  }

  private static void refuseSameExternal(
      Transaction tx, String project, Map<String, @Nullable Object> values, String own) {
    SameExternal.of("comment", project, values)
        .find(tx)
        .filter(id -> !id.equals(own))
        .ifPresent(
            id -> {
              throw Refused.exists(
                  "Work item comment with the same external id and external source already exists",
                  id);
            });
  }

  private Answer patch(Call call) {
    ObjectNode changed =
        content.write(
            tx -> {
              Refused.notFoundUnless(find(tx, call).isPresent());
              Map<String, @Nullable Object> values = fields(call.json());
              refuseSameExternal(tx, call.project(), values, call.id());
              long now = content.stamp().next(tx);
              new Columns()
                  .take(values, "comment_html", "access", "external_source", "external_id")
                  .set("updated_at", now)
                  .set("updated_by", call.caller().id())
                  .update(tx, "comment", call.id());
              WorkItems.touch(tx, call.item(), content.stamp().next(tx));
              return find(tx, call).orElseThrow(Refused::notFound);
            });
    return Answer.json(200, changed);
  }

  private Answer delete(Call call) {
    content.<Boolean>write(
        tx -> {
          Refused.notFoundUnless(find(tx, call).isPresent());
          long now = content.stamp().next(tx);
          new Columns().set("deleted_at", now).update(tx, "comment", call.id());
          WorkItems.touch(tx, call.item(), content.stamp().next(tx));
          return true;
        });
    return Answer.empty(204);
  }
}
