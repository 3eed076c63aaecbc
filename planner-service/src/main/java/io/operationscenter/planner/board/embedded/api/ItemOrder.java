package io.operationscenter.planner.board.embedded.api;

import java.util.Map;

/** What {@code order_by} may say, as SQL (spec 10 §2). */
final class ItemOrder {

  private static final Map<String, String> COLUMNS =
      Map.ofEntries(
          Map.entry("id", "i.id"),
          Map.entry("created_at", "i.created_at"),
          Map.entry("updated_at", "i.updated_at"),
          Map.entry("completed_at", "i.completed_at"),
          Map.entry("archived_at", "i.archived_at"),
          Map.entry("name", "i.name"),
          Map.entry("description_html", "i.description_html"),
          Map.entry("start_date", "i.start_date"),
          Map.entry("target_date", "i.target_date"),
          Map.entry("sequence_id", "i.sequence_id"),
          Map.entry("sort_order", "i.sort_order"),
          Map.entry("is_draft", "i.is_draft"),
          Map.entry("external_source", "i.external_source"),
          Map.entry("external_id", "i.external_id"),
          Map.entry("state", "i.state_id"),
          Map.entry("parent", "i.parent"),
          Map.entry("created_by", "i.created_by"),
          Map.entry("updated_by", "i.updated_by"),
          Map.entry(
              "priority",
              "case i.priority when 'urgent' then 0 when 'high' then 1 when 'medium' then 2"
                  + " when 'low' then 3 else 4 end"),
          Map.entry(
              "state__group",
              "case s.state_group when 'backlog' then 0 when 'unstarted' then 1"
                  + " when 'started' then 2 when 'completed' then 3 else 4 end"),
          Map.entry("state__name", "s.name"),
          Map.entry(
              "labels__name",
              "(select min(l.name) from label l join work_item_label x on x.label_id = l.id"
                  + " where x.work_item_id = i.id)"),
          Map.entry(
              "assignees__first_name",
              "(select min(u.first_name) from person u join work_item_assignee x"
                  + " on x.person_id = u.id where x.work_item_id = i.id)"));

  private ItemOrder() {}

  /**
   * The clause for a parameter value.
   *
   * @throws Refused when there is no such field, where Plane answers 500
   */
  static String sql(String parameter) {
    boolean down = parameter.startsWith("-");
    String column = COLUMNS.get(down ? parameter.substring(1) : parameter);
    if (column == null) {
      throw Refused.detail(400, "Invalid order_by parameter.");
    }
    return " order by "
        + column
        + (down ? " desc nulls first" : " asc nulls last")
        + ", i.created_at";
  }
}
