package io.operationscenter.planner.board.embedded.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.kit.store.Row;
import io.operationscenter.kit.store.Transaction;
import io.operationscenter.planner.board.embedded.http.Answer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Projects: looked up by the planner, made and renamed rarely. */
final class Projects {

  private static final String SELECT =
      "select p.*, (select count(*) from project_member m where m.project_id = p.id) as members,"
          + " (select m.role from project_member m where m.project_id = p.id and m.person_id = ?)"
          + " as role from project p join workspace w on w.id = p.workspace_id where w.slug = ?";

  private static final ObjectNode LOGO = logo();

  private static final Shape SHAPE =
      new Shape()
          .text("id")
          .computed((row, node) -> node.put("total_members", row.number("members")))
          .computed((row, node) -> node.put("total_cycles", 0).put("total_modules", 0))
          .computed(Projects::membership)
          .computed((row, node) -> node.put("is_deployed", false))
          .nothing("cover_image_url")
          .time("created_at", "updated_at")
          .nothing("deleted_at")
          .text("name", "description")
          .nothing("description_text", "description_html")
          .computed((row, node) -> node.put("network", 2))
          .text("identifier")
          .nothing("emoji", "icon_prop")
          .computed(Projects::views)
          .nothing("cover_image")
          .computed((row, node) -> node.put("archive_in", 0).put("close_in", 0))
          .always("logo_props", LOGO)
          .time("archived_at")
          .text("timezone", "external_source", "external_id", "created_by", "updated_by")
          .textFrom("workspace", "workspace_id")
          .text("default_assignee")
          .nothing("project_lead", "cover_image_asset", "estimate")
          .text("default_state");

  private final BoardContent content;

  Projects(BoardContent content) {
    this.content = content;
  }

  private static ObjectNode logo() {
    ObjectNode logo = JsonNodeFactory.instance.objectNode().put("in_use", "icon");
    logo.putObject("icon").put("name", "view_kanban").put("color", "#6d7b8a");
    return logo;
  }

  private static void membership(Row row, ObjectNode node) {
    Long role = row.numberOrNull("role");
    node.put("is_member", role != null).put("member_role", role);
  }

  private static void views(Row row, ObjectNode node) {
    for (String view : List.of("module_view", "cycle_view", "issue_views_view")) {
      node.put(view, false);
    }
    node.put("page_view", true).put("intake_view", false);
    node.put("is_time_tracking_enabled", false).put("is_issue_type_enabled", false);
    node.put("guest_view_all_features", false);
  }

  List<Route> routes() {
    return List.of(
        Route.of(Paths.PROJECTS, Permissions::workspace)
            .on("GET", this::list)
            .on("POST", this::create),
        Route.of(Paths.PROJECT, Permissions::project)
            .on("GET", this::get)
            .on("PATCH", this::patch)
            .on("DELETE", this::refuseToDelete));
  }

  private Answer list(Call call) {
    List<ObjectNode> all =
        content
            .store()
            .read(
                tx ->
                    tx.query(
                            SELECT + " order by p.created_at desc", call.caller().id(), call.slug())
                        .list(SHAPE));
    return Page.of(call.request(), all);
  }

  private Answer get(Call call) {
    ObjectNode project = content.store().read(tx -> find(tx, call)).orElseThrow(Refused::notFound);
    return Page.single(call.request(), project);
  }

  private static Optional<ObjectNode> find(Transaction tx, Call call) {
    return tx.query(SELECT + " and p.id = ?", call.caller().id(), call.slug(), call.project())
        .first(SHAPE);
  }

  private Answer create(Call call) {
    Map<String, @Nullable Object> values =
        Payload.of(call.json(), false)
            .requiredText("name")
            .requiredText("identifier")
            .text("description")
            .checked();
    String id = content.stamp().id();
    ObjectNode project =
        content.write(
            tx -> {
              String identifier = String.valueOf(values.get("identifier")).toUpperCase(Locale.ROOT);
              String workspace = workspace(tx, call.slug());
              requireFree(tx, workspace, "name", String.valueOf(values.get("name")));
              requireFree(tx, workspace, "identifier", identifier);
              new NewProject(
                      id,
                      workspace,
                      String.valueOf(values.get("name")),
                      identifier,
                      NewProject.USUAL)
                  .create(tx, content.stamp(), call.caller().id());
              if (values.containsKey("description")) {
                new Columns().take(values, "description").update(tx, "project", id);
              }
              return tx.query(SELECT + " and p.id = ?", call.caller().id(), call.slug(), id)
                  .one(SHAPE);
            });
    return Answer.json(201, project);
  }

  private static String workspace(Transaction tx, String slug) {
    return tx.query("select id from workspace where slug = ?", slug).one(row -> row.text("id"));
  }

  private static void requireFree(Transaction tx, String workspace, String column, String value) {
    tx.query(
            "select id from project where workspace_id = ? and " + column + " = ?",
            workspace,
            value)
        .first(row -> row.text("id"))
        .ifPresent(
            _ -> {
              throw Refused.with(
                  409,
                  JsonNodeFactory.instance
                      .objectNode()
                      .put(column, "The project %s is already taken".formatted(column)));
            });
  }

  /** A project of this board is never deleted: everything on it would be lost with one call. */
  private Answer refuseToDelete(Call call) {
    throw Refused.noPermission();
  }

  private Answer patch(Call call) {
    ObjectNode project =
        content.write(
            tx -> {
              ObjectNode present = find(tx, call).orElseThrow(Refused::notFound);
              Map<String, @Nullable Object> values =
                  Payload.of(call.json(), true)
                      .requiredText("name")
                      .text("description")
                      .optionalText("external_source", "external_id")
                      .id("default_state", id -> States.isOf(tx, call.project(), id))
                      .id("default_assignee", id -> Users.exists(tx, id))
                      .checked();
              if (values.containsKey("name")
                  && !present.path("name").asText().equals(values.get("name"))) {
                requireFree(
                    tx,
                    present.path("workspace").asText(),
                    "name",
                    String.valueOf(values.get("name")));
              }
              new Columns()
                  .take(
                      values,
                      "name",
                      "description",
                      "external_source",
                      "external_id",
                      "default_state",
                      "default_assignee")
                  .set("updated_at", content.stamp().next(tx))
                  .set("updated_by", call.caller().id())
                  .update(tx, "project", call.project());
              return find(tx, call).orElseThrow(Refused::notFound);
            });
    return Answer.json(200, project);
  }
}
