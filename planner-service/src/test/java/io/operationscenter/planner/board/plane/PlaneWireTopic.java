package io.operationscenter.planner.board.plane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.operationscenter.contracts.codec.Timestamps;
import io.operationscenter.kit.conformance.Comparison;
import io.operationscenter.kit.conformance.OwnRule;
import io.operationscenter.kit.conformance.Topic;
import io.operationscenter.planner.board.BoardFailure;
import io.operationscenter.planner.board.BoardState;
import io.operationscenter.planner.board.Card;
import io.operationscenter.planner.board.NewCard;
import io.operationscenter.planner.board.plane.PlaneStub.Received;
import io.operationscenter.planner.board.plane.PlaneStub.Reply;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

/**
 * The adapter's requests and results against scripted answers, over real HTTP (spec 10 §1–§7). A
 * scripted timeout is a connection that breaks within the answer, which is as ambiguous.
 */
public final class PlaneWireTopic implements Topic {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @Override
  public String name() {
    return "plane-wire";
  }

  @Override
  public Comparison comparison() {
    return Comparison.standard()
        .own(
            "requests",
            new OwnRule(
                "the requests begin with these; further ones are GETs",
                PlaneWireTopic::requestFaults,
                OwnRule::plusForeign));
  }

  @Override
  public JsonNode answer(JsonNode input) {
    JsonNode arguments = input.path("arguments");
    if (input.path("operation").asText().equals("url")) {
      PlaneAddress address =
          new PlaneAddress(arguments.path("base_url").asText(), "ops", BoardUnderTest.PROJECT);
      return NODES
          .objectNode()
          .put("url", address.url(arguments.path("path").asText(), Map.of()).toString());
    }
    JsonNode responses = input.path("responses");
    AtomicInteger next = new AtomicInteger();
    try (PlaneStub stub = new PlaneStub(request -> reply(request, responses, next));
        BoardUnderTest under = board(stub, arguments)) {
      ObjectNode answer = NODES.objectNode();
      try {
        answer.set("result", result(under, input.path("operation").asText(), arguments));
      } catch (BoardFailure e) {
        answer.put("error", e.kind().name().toLowerCase(Locale.ROOT));
      }
      ArrayNode waits = answer.putArray("waits");
      under.waits().stream().map(Duration::toSeconds).forEach(waits::add);
      answer.set("requests", requests(stub.received()));
      return answer;
    }
  }

  private static BoardUnderTest board(PlaneStub stub, JsonNode arguments) {
    LocalDate today = LocalDate.parse(arguments.path("today").asText(LocalDate.EPOCH.toString()));
    BoardUnderTest under =
        new BoardUnderTest(
            stub.url(),
            arguments.path("page_size").asInt(1_000),
            HttpTransport.Bounds.USUAL,
            today.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
    take(under.board().states().names(), arguments.path("known_states"));
    take(under.board().labels().names(), arguments.path("known_labels"));
    return under;
  }

  private static void take(KnownNames names, JsonNode known) {
    if (known.isArray()) {
      names.take(StreamSupport.stream(known.spliterator(), false).toList());
    }
  }

  private static Reply reply(Received request, JsonNode responses, AtomicInteger next) {
    JsonNode response = responses.path(next.getAndIncrement());
    if (response.isMissingNode()) {
      return request.method().equals("GET") ? Reply.of(200, "[]") : Reply.of(599, "unexpected");
    }
    if (response.has("error")) {
      return new Reply.Broken();
    }
    Map<String, String> headers = new LinkedHashMap<>();
    response
        .path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    JsonNode body = response.path("body");
    return new Reply.Json(
        response.path("status").asInt(),
        headers,
        body.isTextual() ? body.asText() : body.toString());
  }

  private static JsonNode result(BoardUnderTest under, String operation, JsonNode arguments) {
    PlaneBoard board = under.board();
    String id = arguments.path("id").asText();
    return switch (operation) {
      case "list_work_items" -> cards(board.cards());
      case "get_work_item" -> board.card(id).map(PlaneWireTopic::card).orElse(NODES.objectNode());
      case "transition" ->
          card(board.move(id, BoardState.named(arguments.path("state").asText()).orElseThrow()));
      case "create_work_item" -> created(board.createItem(newCard(arguments)));
      case "comment" -> {
        board.comment(id, "run:1", arguments.path("text").asText());
        yield NODES.nullNode();
      }
      case "list_comments" -> {
        ArrayNode comments = NODES.arrayNode();
        board.comments(id).forEach(comment -> comments.addObject().put("id", comment.id()));
        yield comments;
      }
      case "get_project" -> board.project().read();
      case "create_state" ->
          created(
              board
                  .states()
                  .create(
                      arguments.path("name").asText(),
                      arguments.path("group").asText(),
                      arguments.path("color").asText()));
      case "add_link" ->
          NODES
              .objectNode()
              .put(
                  "existing",
                  board
                          .links()
                          .add(id, arguments.path("title").asText(), arguments.path("url").asText())
                      == PlaneLinks.Outcome.EXISTING);
      default -> throw new IllegalArgumentException("unknown operation " + operation);
    };
  }

  private static NewCard newCard(JsonNode arguments) {
    List<String> labels = new ArrayList<>();
    arguments.path("labels").forEach(label -> labels.add(label.asText()));
    return new NewCard(
        arguments.path("name").asText(),
        arguments.path("text").asText(),
        BoardState.named(arguments.path("state").asText()).orElseThrow(),
        labels,
        "none",
        arguments.path("external_id").asText());
  }

  private static ObjectNode created(PlaneCalls.Created created) {
    return NODES
        .objectNode()
        .put("id", created.body().path("id").asText())
        .put("existing", created.existing());
  }

  private static ArrayNode cards(List<Card> cards) {
    ArrayNode array = NODES.arrayNode();
    cards.forEach(card -> array.add(card(card)));
    return array;
  }

  private static JsonNode card(Card card) {
    ObjectNode node =
        NODES
            .objectNode()
            .put("id", card.id())
            .put("name", card.title())
            .put("state", card.stateName());
    card.labels().forEach(node.putArray("labels")::add);
    if (card.updatedAt() != null) {
      node.put("updated_at", Timestamps.format(card.updatedAt()));
    }
    return node;
  }

  private static ArrayNode requests(List<Received> received) {
    ArrayNode requests = NODES.arrayNode();
    for (Received one : received) {
      ObjectNode request = requests.addObject().put("method", one.method()).put("path", one.path());
      one.query().forEach(request.putObject("query")::put);
      request.set("body", one.body());
      request.put("key", one.headers().getOrDefault("x-api-key", ""));
    }
    return requests;
  }

  private static List<String> requestFaults(JsonNode expected, JsonNode answer) {
    List<String> faults = new ArrayList<>();
    JsonNode made = answer.path("requests");
    for (int at = 0; at < expected.size(); at++) {
      compare("request " + (at + 1) + " ", expected.path(at), made.path(at), faults);
    }
    for (int at = 0; at < made.size(); at++) {
      JsonNode request = made.path(at);
      if (at >= expected.size() && !request.path("method").asText().equals("GET")) {
        faults.add("unexpected request " + request);
      }
      if (!request.path("path").asText().endsWith("/")) {
        faults.add("no slash at the end of " + request);
      }
      if (!request.path("key").asText().equals(BoardUnderTest.TOKEN)) {
        faults.add("no API key in " + request);
      }
      boolean readsItem =
          request.path("method").asText().equals("GET")
              && request.path("path").asText().matches(".*/work-items/([^/]+/)?");
      if (readsItem
          && !List.of(request.at("/query/expand").asText().split(",", -1)).contains("state")) {
        faults.add("the state is not expanded in " + request);
      }
    }
    return faults;
  }

  private static void compare(String where, JsonNode expected, JsonNode made, List<String> faults) {
    if (!expected.isObject()) {
      faults.add(where + "is expected to be " + expected);
      return;
    }
    for (String member : List.of("method", "path")) {
      if (!expected.path(member).equals(made.path(member))) {
        faults.add(where + member + " is " + made.path(member) + ", not " + expected.path(member));
      }
    }
    for (String member : List.of("query", "body")) {
      for (Map.Entry<String, JsonNode> field : expected.path(member).properties()) {
        if (!field.getValue().equals(made.path(member).path(field.getKey()))) {
          faults.add(where + member + " lacks " + field + " in " + made.path(member));
        }
      }
    }
    for (JsonNode absent : expected.path("body_absent")) {
      if (made.path("body").has(absent.asText())) {
        faults.add(where + "must not send " + absent);
      }
    }
    for (JsonNode part : expected.path("body_contains")) {
      if (!made.path("body").toString().contains(part.asText())) {
        faults.add(where + "does not contain " + part);
      }
    }
  }
}
