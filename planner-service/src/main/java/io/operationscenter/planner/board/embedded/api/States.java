package io.operationscenter.planner.board.embedded.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.kit.store.Transaction;
import io.operationscenter.planner.board.embedded.http.Answer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns of a project (spec 10 §6). */
public final class States {

  private static final List<String> GROUPS =
      List.of("backlog", "unstarted", "started", "completed", "cancelled", "triage");
  private static final double GAP = 15_000;

  private static final String SELECT =
      "select s.*, p.workspace_id from state s join project p on p.id = s.project_id"
          + " where s.deleted_at is null and s.project_id = ?";

  private static final Shape SHAPE =
      new Shape()
          .text("id")
          .time("created_at", "updated_at")
          .nothing("deleted_at")
          .text("name", "description", "color", "slug")
          .real("sequence")
          .textFrom("group", "state_group")
          .computed((row, node) -> node.put("is_triage", false))
          .flag("default", "is_default")
          .text("external_source", "external_id", "created_by", "updated_by")
          .textFrom("project", "project_id")
          .textFrom("workspace", "workspace_id");

  private final BoardContent content;

  States(BoardContent content) {
    this.content = content;
  }

  List<Route> routes() {
    return List.of(
        Route.of(Paths.PROJECT + "states/", Permissions::projectContent)
            .on("GET", this::list)
            .on("POST", this::create),
        Route.of(Paths.PROJECT + "states/{id}/", Permissions::projectContent)
            .on("GET", this::get)
            .on("PATCH", this::patch)
            .on("DELETE", this::delete));
  }

  /** The columns from left to right. */
  public List<ObjectNode> of(String project) {
    return content.store().read(tx -> of(tx, project));
  }

  static List<ObjectNode> of(Transaction tx, String project) {
    return tx.query(SELECT + " order by s.sequence, s.created_at", project).list(SHAPE);
  }

  private static Optional<ObjectNode> find(Transaction tx, String project, String id) {
    return tx.query(SELECT + " and s.id = ?", project, id).first(SHAPE);
  }

  static boolean exists(Transaction tx, String id) {
    return tx.query("select id from state where id = ? and deleted_at is null", id)
        .first(row -> row.text("id"))
        .isPresent();
  }

  static boolean isOf(Transaction tx, String project, String id) {
    return find(tx, project, id).isPresent();
  }

  /** The column of new cards. */
  static String defaultOf(Transaction tx, String project) {
    return tx.query(
            "select id from state where project_id = ? and deleted_at is null"
                + " order by is_default desc, sequence",
            project)
        .first(row -> row.text("id"))
        .orElseThrow(Refused::notValid);
  }

  static String groupOf(Transaction tx, String id) {
    return tx.query("select state_group from state where id = ?", id)
        .one(row -> row.text("state_group"));
  }

  private Answer list(Call call) {
    return Page.of(call.request(), of(call.project()));
  }

  private Answer get(Call call) {
    ObjectNode state =
        content
            .store()
            .read(tx -> find(tx, call.project(), call.id()))
            .orElseThrow(Refused::notFound);
    return Page.single(call.request(), state);
  }

  private static Payload fields(Call call, boolean partial) {
    return Payload.of(call.json(), partial)
        .requiredText("name")
        .requiredText("color")
        .text("description")
        .choice("group", GROUPS)
        .real("sequence")
        .flag("default")
        .optionalText("external_source", "external_id");
  }

  private static void refuseTriage(Map<String, @Nullable Object> values) {
    if ("triage".equals(values.get("group"))) {
      throw Refused.payload("Cannot create triage state");
    }
  }

  private Answer create(Call call) {
    Map<String, @Nullable Object> values = fields(call, false).checked();
    refuseTriage(values);
    ObjectNode state =
        content.write(
            tx -> {
              SameExternal.of("state", call.project(), values)
                  .find(tx)
                  .ifPresent(
                      id -> {
                        throw Refused.exists(
                            "State with the same external id and external source already exists",
                            id);
                      });
              SameName.refuse(
                  tx,
                  "state",
                  call,
                  values,
                  "State with the same name already exists in the project");
              String id = content.stamp().id();
              long now = content.stamp().next(tx);
              clearDefault(tx, call.project(), values);
              new Columns()
                  .set("id", id)
                  .set("project_id", call.project())
                  .set("description", "")
                  .set("slug", slug(String.valueOf(values.get("name"))))
                  .set("sequence", nextSequence(tx, call.project()))
                  .set("state_group", values.getOrDefault("group", "backlog"))
                  .set("is_default", values.getOrDefault("default", false))
                  .set("created_at", now)
                  .set("updated_at", now)
                  .set("created_by", call.caller().id())
                  .take(values, "name", "color", "description", "sequence")
                  .take(values, "external_source", "external_id")
                  .insert(tx, "state");
              return find(tx, call.project(), id).orElseThrow(Refused::notFound);
            });
    return Answer.json(200, state);
  }

  private static double nextSequence(Transaction tx, String project) {
    return tx.query(
                "select coalesce(max(sequence), 0) as last from state where project_id = ?"
                    + " and deleted_at is null",
                project)
            .one(row -> row.real("last"))
        + GAP;
  }

  private static void clearDefault(
      Transaction tx, String project, Map<String, @Nullable Object> values) {
    if (Boolean.TRUE.equals(values.get("default"))) {
      tx.update("update state set is_default = 0 where project_id = ?", project);
    }
  }

  static String slug(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9_\\s-]", "")
        .strip()
        .replaceAll("[\\s-]+", "-");
  }

  private Answer patch(Call call) {
    ObjectNode state =
        content.write(
            tx -> {
              Refused.notFoundUnless(find(tx, call.project(), call.id()).isPresent());
              Map<String, @Nullable Object> values = fields(call, true).checked();
              refuseTriage(values);
              SameName.refuseRename(tx, "state", call, values);
              clearDefault(tx, call.project(), values);
              Columns columns =
                  new Columns()
                      .take(values, "name", "color", "description", "sequence")
                      .take(values, "external_source", "external_id");
              if (values.containsKey("name")) {
                columns.set("slug", slug(String.valueOf(values.get("name"))));
              }
              if (values.containsKey("group")) {
                columns.set("state_group", values.get("group"));
              }
              if (values.containsKey("default")) {
                columns.set("is_default", values.get("default"));
              }
              columns
                  .set("updated_at", content.stamp().next(tx))
                  .set("updated_by", call.caller().id())
                  .update(tx, "state", call.id());
              return find(tx, call.project(), call.id()).orElseThrow(Refused::notFound);
            });
    return Answer.json(200, state);
  }

  private Answer delete(Call call) {
    content.<Boolean>write(
        tx -> {
          ObjectNode state = find(tx, call.project(), call.id()).orElseThrow(Refused::notFound);
          if (state.path("default").booleanValue()) {
            throw Refused.error(400, "Default state cannot be deleted");
          }
          long items =
              tx.query(
                      "select count(*) as n from work_item where state_id = ?"
                          + " and deleted_at is null",
                      call.id())
                  .one(row -> row.number("n"));
          if (items > 0) {
            throw Refused.error(400, "The state is not empty, only empty states can be deleted");
          }
          new Columns().set("deleted_at", content.stamp().next(tx)).update(tx, "state", call.id());
          return true;
        });
    return Answer.empty(204);
  }
}
