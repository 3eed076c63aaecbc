package io.operationscenter.planner.board.embedded.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.kit.store.Transaction;
import io.operationscenter.planner.board.embedded.api.Activities.Change;
import io.operationscenter.planner.board.embedded.http.Answer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Links of a work item; unlike Plane this board never fetches the pages (spec 10 §6). */
public final class Links {

  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[[0-9a-fA-F:.]+]");
  private static final Pattern DOTTED =
      Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z][a-z0-9-]*[a-z0-9]\\.?");

  private static final String SELECT =
      "select l.*, p.workspace_id from link l join project p on p.id = l.project_id"
          + " join work_item i on i.id = l.work_item_id"
          + " where i.deleted_at is null and l.project_id = ? and l.work_item_id = ?";

  private static final Shape SHAPE =
      new Shape()
          .text("id")
          .time("created_at", "updated_at")
          .nothing("deleted_at")
          .text("title", "url")
          .computed((row, node) -> node.putObject("metadata"))
          .text("created_by", "updated_by")
          .textFrom("project", "project_id")
          .textFrom("workspace", "workspace_id")
          .textFrom("issue", "work_item_id");

  private final BoardContent content;

  Links(BoardContent content) {
    this.content = content;
  }

  List<Route> routes() {
    return List.of(
        Route.of(Paths.ITEM + "links/", Permissions::projectContent)
            .on("GET", this::list)
            .on("POST", this::create));
  }

  /** Of an item, the newest first. */
  public List<ObjectNode> of(String project, String item) {
    return content
        .store()
        .read(tx -> tx.query(SELECT + " order by l.created_at desc", project, item).list(SHAPE));
  }

  private Answer list(Call call) {
    return Page.of(call.request(), of(call.project(), call.item()));
  }

  private Answer create(Call call) {
    Map<String, @Nullable Object> values =
        Payload.of(call.json(), false).requiredText("url").optionalText("title").checked();
    String url = String.valueOf(values.get("url"));
    requireAddress(url);
    ObjectNode link =
        content.write(
            tx -> {
              if (!WorkItems.isOf(tx, call.project(), call.item())) {
                throw Refused.notValid();
              }
              requireNew(tx, call.item(), url);
              String id = content.stamp().id();
              long now = content.stamp().next(tx);
              new Columns()
                  .set("id", id)
                  .set("project_id", call.project())
                  .set("work_item_id", call.item())
                  .set("created_at", now)
                  .set("updated_at", now)
                  .set("created_by", call.caller().id())
                  .set("updated_by", call.caller().id())
                  .take(values, "title", "url")
                  .insert(tx, "link");
              WorkItems.touch(tx, call.item(), content.stamp().next(tx));
              content
                  .activities()
                  .record(
                      tx,
                      call.project(),
                      call.item(),
                      call.caller(),
                      Change.created("link", "created a link").withNewValue(url).withIds(null, id));
              return tx.query(SELECT + " and l.id = ?", call.project(), call.item(), id).one(SHAPE);
            });
    return Answer.json(201, link);
  }

  private static void requireNew(Transaction tx, String item, String url) {
    tx.query("select id from link where work_item_id = ? and url = ?", item, url)
        .first(row -> row.text("id"))
        .ifPresent(
            _ -> {
              throw Refused.error(400, "URL already exists for this Issue");
            });
  }

  private static void requireAddress(String url) {
    URI address;
    try {
      address = new URI(url);
    } catch (URISyntaxException e) {
      throw Refused.field("url", "Invalid URL format.");
    }
    String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
    boolean known =
        host.equals("localhost")
            || ADDRESS.matcher(host).matches()
            || DOTTED.matcher(host).matches();
    String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    if (!known || scheme.isEmpty()) {
      throw Refused.field("url", "Invalid URL format.");
    }
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw Refused.field("url", "Invalid URL scheme.");
    }
  }
}
