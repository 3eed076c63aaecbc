package io.operationscenter.planner.board.embedded.api;

import io.operationscenter.kit.store.Transaction;
import java.util.List;

/**
 * Makes a project with its columns.
 *
 * @param id UUID
 * @param workspace id of the workspace
 * @param name for people
 * @param identifier what readable keys begin with
 * @param columns from left to right; the first is the default one
 */
public record NewProject(
    String id, String workspace, String name, String identifier, List<Column> columns) {

  private static final double GAP = 10_000;
  private static final double FIRST = 15_000;

  /** One column: Plane's five groups are backlog, unstarted, started, completed, cancelled. */
  public record Column(String name, String group, String color) {}

  /** What Plane gives a new project (spec 10 §6). */
  static final List<Column> USUAL =
      List.of(
          new Column("Backlog", "backlog", "#60646C"),
          new Column("Todo", "unstarted", "#60646C"),
          new Column("In Progress", "started", "#F59E0B"),
          new Column("Done", "completed", "#46A758"),
          new Column("Cancelled", "cancelled", "#9AA4BC"));

  /** Writes it; the creator becomes its admin. */
  public void create(Transaction tx, Stamp stamp, String creator) {
    long now = stamp.next(tx);
    new Columns()
        .set("id", id)
        .set("workspace_id", workspace)
        .set("name", name)
        .set("identifier", identifier)
        .set("description", "")
        .set("timezone", "UTC")
        .set("next_sequence", 1)
        .set("created_at", now)
        .set("updated_at", now)
        .set("created_by", creator)
        .insert(tx, "project");
    tx.update("insert into project_member values (?, ?, ?)", id, creator, Access.ADMIN);
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      long at = stamp.next(tx);
      new Columns()
          .set("id", stamp.id())
          .set("project_id", id)
          .set("name", column.name())
          .set("description", "")
          .set("color", column.color())
          .set("slug", "")
          .set("sequence", FIRST + GAP * i)
          .set("state_group", column.group())
          .set("is_default", i == 0)
          .set("created_at", at)
          .set("updated_at", at)
          .set("created_by", creator)
          .insert(tx, "state");
    }
  }
}
