package io.operationscenter.planner.board.embedded.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.kit.store.Transaction;
import io.operationscenter.planner.board.embedded.http.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a work item and who did it, the oldest first. Written in the transaction of the
 * change, so that it is there as soon as the change is.
 */
public final class Activities {

  private static final double MICROS = 1_000_000;

  private static final Shape SHAPE =
      new Shape()
          .text("id")
          .time("created_at", "updated_at")
          .nothing("deleted_at")
          .text("verb", "field", "old_value", "new_value", "comment")
          .computed((row, node) -> node.putArray("attachments"))
          .text("old_identifier", "new_identifier")
          .computed((row, node) -> node.put("epoch", Math.floor(row.number("created_at") / MICROS)))
          .textFrom("project", "project_id")
          .textFrom("workspace", "workspace_id")
          .textFrom("issue", "work_item_id")
          .nothing("issue_comment")
          .text("actor");

  /**
   * One change.
   *
   * @param field null for the creation
   * @param oldValue name before
   * @param newValue name after
   * @param oldId id before, of what has one
   * @param newId id after
   * @param comment the sentence people read
   */
  record Change(
      String verb,
      @Nullable String field,
      @Nullable String oldValue,
      @Nullable String newValue,
      @Nullable String oldId,
      @Nullable String newId,
      String comment) {

    static Change created(@Nullable String field, String comment) {
      return new Change("created", field, null, null, null, null, comment);
    }

    static Change of(
        String field, @Nullable String oldValue, @Nullable String newValue, String comment) {
      return new Change("updated", field, oldValue, newValue, null, null, comment);
    }

    Change withIds(@Nullable String from, @Nullable String to) {
      return new Change(verb, field, oldValue, newValue, from, to, comment);
    }

    Change withNewValue(String value) {
      return new Change(verb, field, oldValue, value, oldId, newId, comment);
    }
  }

  private final BoardContent content;

  Activities(BoardContent content) {
    this.content = content;
  }

  List<Route> routes() {
    return List.of(
        Route.of(Paths.ITEM + "activities/", Permissions::projectContent).on("GET", this::list));
  }

  void record(Transaction tx, String project, String item, Caller actor, Change change) {
    new Columns()
        .set("id", content.stamp().id())
        .set("project_id", project)
        .set("work_item_id", item)
        .set("verb", change.verb())
        .set("field", change.field())
        .set("old_value", change.oldValue())
        .set("new_value", change.newValue())
        .set("old_identifier", change.oldId())
        .set("new_identifier", change.newId())
        .set("comment", change.comment())
        .set("created_at", content.stamp().next(tx))
        .set("actor", actor.id())
        .insert(tx, "activity");
  }

  /** Of an item; empty when there is no such item. */
  public List<ObjectNode> of(String project, String item) {
    return content
        .store()
        .read(
            tx ->
                tx.query(
                        "select a.*, a.created_at as updated_at, p.workspace_id from activity a"
                            + " join project p on p.id = a.project_id"
                            + " join work_item i on i.id = a.work_item_id"
                            + " where a.project_id = ? and a.work_item_id = ?"
                            + " and i.deleted_at is null order by a.created_at",
                        project,
                        item)
                    .list(SHAPE));
  }

  private Answer list(Call call) {
    return Page.of(call.request(), of(call.project(), call.item()));
  }
}
