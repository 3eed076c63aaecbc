package io.operationscenter.planner.board.embedded.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.planner.board.embedded.http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks for work items whose name contains a text or whose number stands in it, in all projects of
 * the caller unless one is named.
 */
final class ItemSearch {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final int USUAL = 10;

  private static final Shape SHAPE =
      new Shape()
          .text("name", "id")
          .number("sequence_id")
          .textFrom("project__identifier", "identifier")
          .textFrom("project_id", "project_id")
          .textFrom("workspace__slug", "slug");

  private final BoardContent content;

  ItemSearch(BoardContent content) {
    this.content = content;
  }

  List<Route> routes() {
    return List.of(
        Route.of(Paths.WORKSPACE + "{collection:work-items|issues}/search/", Permissions::workspace)
            .on("GET", this::search));
  }

  private Answer search(Call call) {
    String text = call.request().parameter("search").orElse("");
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    List<ObjectNode> found = text.isBlank() ? List.of() : found(call, text);
    body.putArray("issues").addAll(found);
    return Answer.json(200, body);
  }

  private List<ObjectNode> found(Call call, String text) {
    List<@Nullable Object> arguments = new ArrayList<>();
    arguments.add(call.slug());
    arguments.add(call.caller().id());
    arguments.add(text);
    StringBuilder where = new StringBuilder(" and (instr(lower(i.name), lower(?)) > 0");
    Matcher numbers = NUMBER.matcher(text);
    while (numbers.find()) {
      where.append(" or i.sequence_id = ?");
      arguments.add(Long.parseLong(numbers.group()));
    }
    where.append(')');
    call.request()
        .parameter("project_id")
        .ifPresent(
            project -> {
              where.append(" and i.project_id = ?");
              arguments.add(project);
            });
    arguments.add(limit(call));
    return content
        .store()
        .read(
            tx ->
                tx.query(
                        "select i.name, i.id, i.sequence_id, i.project_id, p.identifier, w.slug"
                            + " from work_item i join project p on p.id = i.project_id"
                            + " join workspace w on w.id = p.workspace_id"
                            + " join project_member m on m.project_id = p.id"
                            + " where i.deleted_at is null and w.slug = ? and m.person_id = ?"
                            + ItemReading.SEEN
                            + where
                            + " order by i.created_at desc limit ?",
                        arguments.toArray())
                    .list(SHAPE));
  }

  private static int limit(Call call) {
    String limit = call.request().parameter("limit").orElse(Integer.toString(USUAL));
    // Plane answers 500 here.
    if (!NUMBER.matcher(limit).matches()) {
      throw Refused.detail(400, "Invalid limit parameter.");
    }
    return Integer.parseInt(limit);
  }
}
