package io.operationscenter.planner.board.embedded.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.planner.board.embedded.http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All cards in their columns, and a form for a new one. */
final class BoardView {

  private static final int SHOWN_AT_MOST = 100;

  private final Drawing drawing;

  BoardView(Drawing drawing) {
    this.drawing = drawing;
  }

  /**
   * @param draft what was typed into the form, to be shown again with the problem
   */
  Answer page(int status, List<ObjectNode> items, String problem, Map<String, String> draft) {
    List<Html> columns = new ArrayList<>();
    for (ObjectNode state : drawing.states().values()) {
      columns.add(column(state, items));
    }
    return Layout.page(
        status,
        "Board",
        drawing.header(),
        Html.of(
            "%s%s<div class=\"columns\">%s</div>",
            drawing.problem(problem), form(draft), Html.all(columns)));
  }

  private Html column(ObjectNode state, List<ObjectNode> items) {
    List<ObjectNode> own =
        items.stream().filter(item -> item.path("state").equals(state.path("id"))).toList();
    List<Html> cards = new ArrayList<>(own.stream().limit(SHOWN_AT_MOST).map(this::card).toList());
    if (own.isEmpty()) {
      cards.add(Html.of("<p class=\"empty\">No cards</p>"));
    }
    if (own.size() > SHOWN_AT_MOST) {
      cards.add(Html.of("<p class=\"empty\">and %s older ones</p>", own.size() - SHOWN_AT_MOST));
    }
    return Html.of(
        "<section class=\"column\"><h2>%s <span>%s</span></h2>%s</section>",
        state.path("name").asText(), own.size(), Html.all(cards));
  }

  private Html card(ObjectNode item) {
    return Html.of(
        "<a class=\"card\" href=\"/cards/%s\"><span class=\"key\">%s</span> %s%s</a>",
        item.path("id").asText(),
        drawing.key(item),
        item.path("name").asText(),
        labels(item.path("labels")));
  }

  private Html labels(JsonNode ids) {
    List<Html> chips =
        drawing.labelNames(ids).stream()
            .map(name -> Html.of("<span class=\"label\">%s</span>", name))
            .toList();
    return Html.of("<span class=\"labels\">%s</span>", Html.all(chips)).when(!chips.isEmpty());
  }

  private Html form(Map<String, String> draft) {
    List<Html> states =
        drawing.states().values().stream()
            .map(
                state ->
                    Html.of(
                        "<option value=\"%s\">%s</option>",
                        state.path("id").asText(), state.path("name").asText()))
            .toList();
    return Html.of(
        """
        <details class="panel new"%s><summary>New card</summary>
        <form method="post" action="/cards">
        %s
        <label for="title">Title</label>
        <input type="text" id="title" name="title" maxlength="255" required value="%s">
        <label for="description">Description</label>
        <textarea id="description" name="description"
         placeholder="## Goal&#10;What shall be done">%s</textarea>
        <label for="labels">Labels, separated by commas</label>
        <input type="text" id="labels" name="labels" value="%s"
         placeholder="repo: api-service, task-kind: goal">
        <label for="state">Column</label>
        <select id="state" name="state">%s</select>
        <div class="actions"><button class="main">Create card</button></div>
        </form>
        </details>
        """,
        new Html(" open").when(!draft.isEmpty()),
        drawing.formToken(),
        draft.getOrDefault("title", ""),
        draft.getOrDefault("description", ""),
        draft.getOrDefault("labels", ""),
        Html.all(states));
  }
}
