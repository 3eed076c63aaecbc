package io.operationscenter.planner.board.embedded.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.planner.board.embedded.http.Answer;
import io.operationscenter.planner.board.text.HtmlToText;
import java.util.ArrayList;
import java.util.List;

/** One card: what it says, where it stands, what was said about it and what happened to it. */
final class CardView {

  private final Drawing drawing;

  CardView(Drawing drawing) {
    this.drawing = drawing;
  }

  /**
   * A card with what belongs to it.
   *
   * @param comments the newest first
   * @param activities the oldest first
   */
  record Card(
      ObjectNode item,
      List<ObjectNode> comments,
      List<ObjectNode> links,
      List<ObjectNode> activities) {}

  Answer page(int status, Card card, String problem) {
    ObjectNode item = card.item();
    String key = drawing.key(item);
    return Layout.page(
        status,
        key + " · board",
        drawing.header(),
        Html.of(
            """
            <p><a href="/">All cards</a> <span class="key">%s</span></p>%s
            <div class="two"><div>%s%s</div><div>%s%s%s%s</div></div>
            """,
            key,
            drawing.problem(problem),
            text(item),
            comments(card),
            move(item),
            labels(item),
            links(card.links()),
            history(card.activities())));
  }

  private String path(ObjectNode item, String action) {
    return "/cards/" + item.path("id").asText() + action;
  }

  private Html text(ObjectNode item) {
    return Html.of(
        """
        <section class="panel">
        <h2>%s</h2>
        <p class="text">%s</p>
        <details><summary>Edit</summary>
        <form method="post" action="%s">%s
        <label for="title">Title</label>
        <input type="text" id="title" name="title" maxlength="255" required value="%s">
        <label for="description">Description</label>
        <textarea id="description" name="description">
        %s</textarea>
        <div class="actions"><button class="main">Save</button></div>
        </form></details>
        </section>
        """,
        item.path("name").asText(),
        HtmlToText.of(item.path("description_html").asText()),
        path(item, "/edit"),
        drawing.formToken(),
        item.path("name").asText(),
        HtmlToText.of(item.path("description_html").asText()));
  }

  private Html comments(Card card) {
    List<Html> all = new ArrayList<>();
    for (ObjectNode comment : card.comments().reversed()) {
      all.add(
          Html.of(
              """
              <div class="comment"><span class="quiet">%s, %s%s</span>
              <p class="text">%s</p></div>
              """,
              drawing.person(comment.path("actor")),
              time(comment),
              edited(comment),
              HtmlToText.of(comment.path("comment_html").asText())));
    }
    return Html.of(
        """
        <section class="panel">
        <h2>Comments</h2>
        %s
        <form method="post" action="%s">%s
        <label for="comment">Add a comment</label>
        <textarea class="short" id="comment" name="comment" required></textarea>
        <div class="actions"><button class="main">Comment</button></div>
        </form>
        </section>
        """,
        Html.all(all), path(card.item(), "/comments"), drawing.formToken());
  }

  private String edited(ObjectNode comment) {
    JsonNode editor = comment.path("updated_by");
    return editor.isNull() ? "" : ", edited by " + drawing.person(editor);
  }

  private Html move(ObjectNode item) {
    List<Html> options =
        drawing.states().values().stream()
            .map(
                state ->
                    Html.of(
                        "<option value=\"%s\"%s>%s</option>",
                        state.path("id").asText(),
                        new Html(" selected").when(state.path("id").equals(item.path("state"))),
                        state.path("name").asText()))
            .toList();
    return Html.of(
        """
        <section class="panel">
        <h2>Column</h2>
        <form class="inline" method="post" action="%s">%s
        <select name="state" aria-label="Column">%s</select><button>Move</button>
        </form>
        </section>
        """,
        path(item, "/move"), drawing.formToken(), Html.all(options));
  }

  private Html labels(ObjectNode item) {
    List<Html> chips = new ArrayList<>();
    for (String name : drawing.labelNames(item.path("labels"))) {
      chips.add(
          Html.of(
              """
              <form class="label" method="post" action="%s">%s%s
              <input type="hidden" name="remove" value="%s">
              <button aria-label="Remove label %s">×</button></form>
              """,
              path(item, "/labels"), drawing.formToken(), name, name, name));
    }
    boolean approved =
        drawing.labelNames(item.path("labels")).stream().anyMatch(PersonPage.APPROVED::equals);
    return Html.of(
        """
        <section class="panel">
        <h2>Labels</h2>
        <div class="labels">%s</div>
        <form class="inline actions" method="post" action="%s">%s
        <input type="text" name="add" maxlength="255" required aria-label="Label to add">
        <button>Add</button>
        </form>
        %s
        </section>
        """,
        Html.all(chips),
        path(item, "/labels"),
        drawing.formToken(),
        Html.of(
                """
                <form class="actions" method="post" action="%s">%s
                <input type="hidden" name="add" value="%s">
                <button>Approve this card</button></form>
                """,
                path(item, "/labels"), drawing.formToken(), PersonPage.APPROVED)
            .when(!approved));
  }

  private static Html links(List<ObjectNode> links) {
    List<Html> all =
        links.stream()
            .map(
                link ->
                    Html.of(
                        "<li><a href=\"%s\" rel=\"noopener noreferrer\">%s</a></li>",
                        link.path("url").asText(),
                        link.path("title").asText(link.path("url").asText())))
            .toList();
    return Html.of("<section class=\"panel\"><h2>Links</h2><ul>%s</ul></section>", Html.all(all))
        .when(!all.isEmpty());
  }

  private Html history(List<ObjectNode> activities) {
    List<Html> all = new ArrayList<>();
    for (ObjectNode activity : activities.reversed()) {
      all.add(
          Html.of(
              "<li>%s %s<br><span class=\"quiet\">%s</span></li>",
              drawing.person(activity.path("actor")), sentence(activity), time(activity)));
    }
    return Html.of(
        "<section class=\"panel\"><h2>History</h2><ul class=\"history\">%s</ul></section>",
        Html.all(all));
  }

  private static String sentence(ObjectNode activity) {
    String comment = activity.path("comment").asText().strip().replace("the issue", "the card");
    if (activity.path("field").asText().equals("description")) {
      return "updated the description";
    }
    String value = activity.path("new_value").asText("");
    String shown =
        value.isEmpty() || activity.path("new_value").isNull()
            ? activity.path("old_value").asText("")
            : value;
    boolean named = comment.endsWith(" to") || comment.matches("(added|removed) \\w+");
    return named ? comment + " " + shown : comment;
  }

  private static String time(ObjectNode thing) {
    String text = thing.path("created_at").asText();
    return text.length() < 16 ? text : text.substring(0, 16).replace('T', ' ') + " UTC";
  }
}
