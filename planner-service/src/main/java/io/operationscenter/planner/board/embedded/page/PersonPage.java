package io.operationscenter.planner.board.embedded.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.planner.board.embedded.api.BoardContent;
import io.operationscenter.planner.board.embedded.api.Caller;
import io.operationscenter.planner.board.embedded.api.Refused;
import io.operationscenter.planner.board.embedded.http.Answer;
import io.operationscenter.planner.board.embedded.http.Handler;
import io.operationscenter.planner.board.embedded.http.Request;
import io.operationscenter.planner.board.embedded.page.Sessions.Session;
import io.operationscenter.planner.board.text.HtmlToText;
import io.operationscenter.planner.board.text.TextToHtml;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page for a person. Everything on it is done under the person's identity, so that activities
 * show who did it. Forms carry a token of the session, and are refused when a browser says that
 * they come from another site.
 */
public final class PersonPage implements Handler {

  static final String APPROVED = "policy: approved";

  private static final Pattern CARD = Pattern.compile("/cards/([0-9a-f-]{36})(/[a-z]+)?");

  private final BoardContent content;
  private final Place place;
  private final Sessions sessions;

  /**
   * Which board is shown, and as whom.
   *
   * @param slug of the workspace
   * @param project id
   * @param person id
   */
  public record Place(String slug, String project, String person) {}

  /** Over the board's content. */
  public PersonPage(BoardContent content, Place place, SecureRandom random) {
    this.content = content;
    this.place = place;
    this.sessions = new Sessions(random, content.stamp().clock());
  }

  /** Path of a link that logs in once, within fifteen minutes. */
  public String newLoginPath() {
    return "/login?code=" + sessions.newLink();
  }

  @Override
  public Answer handle(Request request) {
    return switch (request.method()) {
      case "GET", "HEAD" -> read(request);
      case "POST" -> write(request);
      default -> LoginView.page(405, "This page knows GET and POST.").with("Allow", "GET, POST");
    };
  }

  private Answer read(Request request) {
    if (request.path().equals(Style.PATH)) {
      return Layout.guarded(Answer.of(200, "text/css; charset=utf-8", Style.SHEET));
    }
    if (request.path().equals("/login")) {
      return request.parameter("code").map(this::loginByLink).orElse(LoginView.page(200, ""));
    }
    Optional<Session> session = sessions.of(request);
    if (session.isEmpty()) {
      return LoginView.page(401, "");
    }
    Matcher card = CARD.matcher(request.path());
    if (request.path().equals("/")) {
      return board(200, session.get(), "", Map.of());
    }
    return card.matches() && card.group(2) == null
        ? card(200, session.get(), card.group(1), "")
        : board(404, session.get(), "There is no such page.", Map.of());
  }

  private Answer write(Request request) {
    if (request.path().equals("/login/links/")) {
      return linkForKey(request);
    }
    if (isFromElsewhere(request)) {
      return LoginView.page(403, "The form was sent by another site.");
    }
    if (request.path().equals("/login")) {
      return loginByToken(request);
    }
    Optional<Session> session = sessions.of(request);
    if (session.isEmpty()) {
      return LoginView.page(401, "You are not logged in any more.");
    }
    Map<String, String> form = request.form();
    if (!session.get().sent(form.getOrDefault("form", ""))) {
      return board(403, session.get(), "The form was out of date. Try again.", Map.of());
    }
    return change(request, session.get(), form);
  }

  private Answer change(Request request, Session session, Map<String, String> form) {
    if (request.path().equals("/logout")) {
      sessions.end(request);
      return Answer.redirect(303, "/").with("Set-Cookie", Sessions.COOKIE + "=; Path=/; Max-Age=0");
    }
    if (request.path().equals("/cards")) {
      return create(session, form);
    }
    Matcher card = CARD.matcher(request.path());
    if (!card.matches() || card.group(2) == null) {
      return board(404, session, "There is no such page.", Map.of());
    }
    String id = card.group(1);
    try {
      switch (card.group(2)) {
        case "/move" -> content.items().change(place.project(), id, me(), move(form));
        case "/edit" -> content.items().change(place.project(), id, me(), edit(id, form));
        case "/labels" -> content.items().change(place.project(), id, me(), relabel(id, form));
        case "/comments" -> content.comments().create(place.project(), id, me(), comment(form));
        default -> {
          return board(404, session, "There is no such page.", Map.of());
        }
      }
      return Answer.redirect(303, "/cards/" + id);
    } catch (Refused refused) {
      return card(400, session, id, sentence(refused));
    }
  }

  private Caller me() {
    return new Caller(place.person(), "page");
  }

  private Answer create(Session session, Map<String, String> form) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", form.getOrDefault("title", ""))
            .put("description_html", TextToHtml.description(form.getOrDefault("description", "")))
            .put("state", form.getOrDefault("state", ""));
    try {
      ArrayNode labels = body.putArray("labels");
      Arrays.stream(form.getOrDefault("labels", "").split(",", -1))
          .map(String::strip)
          .filter(name -> !name.isEmpty())
          .forEach(name -> labels.add(content.labels().named(place.project(), me(), name)));
      content.items().create(place.project(), me(), body);
      return Answer.redirect(303, "/");
    } catch (Refused refused) {
      return board(400, session, sentence(refused), form);
    }
  }

  private static ObjectNode move(Map<String, String> form) {
    return JsonNodeFactory.instance.objectNode().put("state", form.getOrDefault("state", ""));
  }

  /** A description whose text was not touched keeps its markup. */
  private ObjectNode edit(String id, Map<String, String> form) {
    ObjectNode body =
        JsonNodeFactory.instance.objectNode().put("name", form.getOrDefault("title", ""));
    String sent = form.getOrDefault("description", "").replace("\r\n", "\n").strip();
    String present =
        content
            .items()
            .find(place.project(), id)
            .map(item -> HtmlToText.of(item.path("description_html").asText()))
            .orElse("");
    return sent.equals(present) ? body : body.put("description_html", TextToHtml.description(sent));
  }

  private ObjectNode relabel(String id, Map<String, String> form) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode labels = body.putArray("labels");
    Map<String, String> names = new LinkedHashMap<>();
    content
        .labels()
        .of(place.project())
        .forEach(label -> names.put(label.path("id").asText(), label.path("name").asText()));
    content
        .items()
        .find(place.project(), id)
        .ifPresent(item -> labels.addAll((ArrayNode) item.path("labels")));
    String remove = form.getOrDefault("remove", "");
    for (int i = labels.size() - 1; i >= 0; i--) {
      if (!remove.isEmpty() && remove.equals(names.get(labels.get(i).asText()))) {
        labels.remove(i);
      }
    }
    String add = form.getOrDefault("add", "").strip();
    if (!add.isEmpty()) {
      labels.add(content.labels().named(place.project(), me(), add));
    }
    return body;
  }

  private static ObjectNode comment(Map<String, String> form) {
    String html = TextToHtml.comment(form.getOrDefault("comment", ""));
    return JsonNodeFactory.instance.objectNode().put("comment_html", html);
  }

  private static String sentence(Refused refused) {
    return "Not done: " + refused.answer().body();
  }

  private Answer board(int status, Session session, String problem, Map<String, String> draft) {
    List<ObjectNode> items = content.items().of(place.project());
    return new BoardView(drawing(session)).page(status, items, problem, draft);
  }

  private Answer card(int status, Session session, String id, String problem) {
    Optional<ObjectNode> item = content.items().find(place.project(), id);
    if (item.isEmpty()) {
      return board(404, session, "There is no such card.", Map.of());
    }
    CardView.Card card =
        new CardView.Card(
            item.get(),
            content.comments().of(place.project(), id),
            content.links().of(place.project(), id),
            content.activities().of(place.project(), id));
    return new CardView(drawing(session)).page(status, card, problem);
  }

  private Drawing drawing(Session session) {
    return new Drawing(
        Html.of("<input type=\"hidden\" name=\"form\" value=\"%s\">", session.formToken()),
        byId(content.states().of(place.project())),
        byId(content.labels().of(place.project())),
        content.people(),
        content.identifier(place.project()));
  }

  private static Map<String, ObjectNode> byId(List<ObjectNode> things) {
    Map<String, ObjectNode> byId = new LinkedHashMap<>();
    things.forEach(thing -> byId.put(thing.path("id").asText(), thing));
    return byId;
  }

  private Answer loginByLink(String code) {
    return sessions.useLink(code)
        ? loggedIn()
        : LoginView.page(401, "This link was used already, or is older than fifteen minutes.");
  }

  private Answer loginByToken(Request request) {
    String token = request.form().getOrDefault("token", "").strip();
    return content.caller(token).filter(this::isPerson).isPresent()
        ? loggedIn()
        : LoginView.page(401, "That is not the person's token.");
  }

  private boolean isPerson(Caller caller) {
    return caller.id().equals(place.person());
  }

  private Answer loggedIn() {
    return Layout.guarded(Answer.redirect(303, "/"))
        .with(
            "Set-Cookie",
            "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict"
                .formatted(Sessions.COOKIE, sessions.begin(), Sessions.SESSION.toSeconds()));
  }

  /** For the launcher and the command line, which hold the person's token. */
  private Answer linkForKey(Request request) {
    boolean person =
        request.header("X-Api-Key").flatMap(content::caller).filter(this::isPerson).isPresent();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    return person
        ? Answer.json(201, body.put("path", newLoginPath()))
        : Answer.json(403, body.put("detail", "Given API token is not valid"));
  }

  private static boolean isFromElsewhere(Request request) {
    String site = request.header("Sec-Fetch-Site").orElse("same-origin");
    return !site.equals("same-origin") && !site.equals("none");
  }
}
